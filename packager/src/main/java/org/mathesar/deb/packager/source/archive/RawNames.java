package org.mathesar.deb.packager.source.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Tells whether a question mark in a member's name is one. The reader of the format puts it in the
 * place of bytes that are not UTF-8, so the name is read once more as bytes.
 */
final class RawNames {
  private RawNames() {}

  /**
   * Whether a member's name and link target are what they were decoded to.
   *
   * @param tarball the tarball
   * @param compression how it is compressed
   * @param number which member it is, counted from one
   * @param decoded the member as it was read in UTF-8
   * @return false where bytes were lost
   * @throws IOException where the tarball cannot be read up to there
   */
  static boolean areFaithful(
      Path tarball, Compression compression, int number, TarArchiveEntry decoded)
      throws IOException {
    if (decoded.getName().indexOf('?') < 0 && decoded.getLinkName().indexOf('?') < 0) {
      return true;
    }
    try (InputStream file = new BufferedInputStream(Files.newInputStream(tarball));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                compression.decompress(file), StandardCharsets.ISO_8859_1.name())) {
      TarArchiveEntry raw = tar.getNextEntry();
      for (int i = 1; i < number; i++) {
        raw = tar.getNextEntry();
      }
      return isSame(raw.getName(), decoded.getName())
          && isSame(raw.getLinkName(), decoded.getLinkName());
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
