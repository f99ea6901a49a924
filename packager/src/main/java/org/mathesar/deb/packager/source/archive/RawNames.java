package org.mathesar.deb.packager.source.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Tells whether a question mark in a member's name is one. The reader of the format puts it in the
 * place of bytes that are not UTF-8, so the name is read once more as bytes.
 */
final class RawNames implements AutoCloseable {
  private final Path tarball;
  private final Compression compression;
  private Optional<TarArchiveInputStream> second = Optional.empty();
  private int position;

  /**
   * A second reading, which begins where the first name needs it and then goes along.
   *
   * @param tarball the tarball
   * @param compression how it is compressed
   */
  RawNames(Path tarball, Compression compression) {
    this.tarball = tarball;
    this.compression = compression;
  }

  /**
   * Whether a member's name and link target are what they were decoded to.
   *
   * @param number which member it is, counted from one; more than that of the call before
   * @param decoded the member as it was read in UTF-8
   * @return false where bytes were lost
   * @throws IOException where the tarball cannot be read up to there
   */
  boolean areFaithful(int number, TarArchiveEntry decoded) throws IOException {
    if (decoded.getName().indexOf('?') < 0 && decoded.getLinkName().indexOf('?') < 0) {
      return true;
    }
    if (second.isEmpty()) {
      second = Optional.of(open());
    }
    TarArchiveInputStream tar = second.get();
    while (position < number - 1) {
      tar.getNextEntry();
      position++;
    }
    TarArchiveEntry raw = tar.getNextEntry();
    position++;
    return isSame(raw.getName(), decoded.getName())
        && isSame(raw.getLinkName(), decoded.getLinkName());
  }

  private TarArchiveInputStream open() throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(tarball));
    try {
      return new TarArchiveInputStream(
          compression.decompress(file), StandardCharsets.ISO_8859_1.name());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (second.isPresent()) {
      second.get().close();
    }
  }

  /** Names in extended headers are UTF-8 always, and the same in both readings. */
  private static boolean isSame(String raw, String decoded) {
    if (raw.equals(decoded)) {
      return true;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().equals(decoded);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
