package org.mathesar.deb.format.deb;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes archives of bytes, right ones and wrong ones. */
final class Archives {
  static final String CONTROL =
      """
      Package: pantry
      Version: 1.0-1
      Architecture: all
      Maintainer: Jane Doe <jane@example.org>
      Description: keeps jars
      """;

  private Archives() {}

  /** An ar archive under construction. */
  static final class Ar {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Ar() {
      bytes.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
    }

    Ar with(String name, byte[] content) {
      return withHeader(header(name, Integer.toString(content.length)), content);
    }

    Ar with(String name, String content) {
      return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Ar withHeader(String header, byte[] content) {
      bytes.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
      bytes.writeBytes(content);
      if (content.length % 2 != 0) {
        bytes.write('\n');
      }
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }

  static String header(String name, String size) {
    return String.format(
        Locale.ROOT, "%-16s%-12s%-6s%-6s%-8s%-10s`\n", name, "0", "0", "0", "100644", size);
  }

  /** A package of these two archives, uncompressed. */
  static byte[] deb(byte[] controlTar, byte[] dataTar) {
    return new Ar()
        .with("debian-binary", "2.0\n")
        .with("control.tar", controlTar)
        .with("data.tar", dataTar)
        .bytes();
  }

  static byte[] controlTar() throws IOException {
    return new Tar().file("./control", CONTROL).bytes();
  }

  static byte[] dataTar() throws IOException {
    return new Tar().directory("./").directory("./usr/").file("./usr/jar", "plum\n").bytes();
  }

  /** A tar archive under construction. */
  static final class Tar {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    Tar() {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    }

    Tar file(String name, String content) throws IOException {
      return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Tar file(String name, byte[] content) throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name, true);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    }

    Tar directory(String name) throws IOException {
      return special(name, (byte) '5');
    }

    Tar special(String name, byte type) throws IOException {
      tar.putArchiveEntry(new TarArchiveEntry(name, type, true));
      tar.closeArchiveEntry();
      return this;
    }

    Tar paxNames() {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      return this;
    }

    byte[] bytes() throws IOException {
      tar.close();
      return bytes.toByteArray();
    }
  }

  static byte[] zstd(byte[] content) {
    return Zstd.compress(content);
  }

  /** A frame of one block and without a checksum, whose window is as large as said. */
  static byte[] zstdWithWindow(byte[] content, int windowLog) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream stream = new ZstdOutputStreamNoFinalizer(bytes).setLong(windowLog)) {
      stream.write(content);
    }
    return bytes.toByteArray();
  }

  static byte[] xz(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream stream = new XZOutputStream(bytes, new LZMA2Options())) {
      stream.write(content);
    }
    return bytes.toByteArray();
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
