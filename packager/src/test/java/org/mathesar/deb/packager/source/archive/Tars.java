package org.mathesar.deb.packager.source.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Builds tarballs that tar would not. */
final class Tars {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  Tars() {
    tar = new TarArchiveOutputStream(bytes, "ISO-8859-1");
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
  }

  Tars file(String name, String text) {
    return add(new TarArchiveEntry(name, true), text);
  }

  Tars link(String name, String target) {
    return add(linkEntry(name, target, TarConstants.LF_SYMLINK), "");
  }

  Tars hardLink(String name, String target) {
    return add(linkEntry(name, target, TarConstants.LF_LINK), "");
  }

  Tars special(String name, byte kind) {
    return add(new TarArchiveEntry(name, kind), "");
  }

  private static TarArchiveEntry linkEntry(String name, String target, byte kind) {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(target);
    return entry;
  }

  Tars changedAt(String name, long seconds) {
    return add(new TarArchiveEntry(name, true), "", seconds);
  }

  private Tars add(TarArchiveEntry entry, String text) {
    return add(entry, text, 1_000_000_000L);
  }

  private Tars add(TarArchiveEntry entry, String text, long seconds) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    try {
      entry.setSize(content.length);
      entry.setModTime(seconds * 1000);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Path write(Path file) {
    try {
      tar.close();
      return Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
