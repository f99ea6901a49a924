package org.mathesar.deb.format.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Size and checksums of one file, taken in a single pass over it.
 *
 * @param size length in bytes
 * @param md5 checksum for the {@code Files} field
 * @param sha1 checksum for {@code Checksums-Sha1}
 * @param sha256 checksum for {@code Checksums-Sha256}
 */
public record FileDigests(long size, Md5 md5, Sha1 sha1, Sha256 sha256) {
  private static final int BUFFER_BYTES = 1 << 16;

  // Checks the size.
  public FileDigests {
    if (size < 0) {
      throw new IllegalArgumentException("a file cannot have " + size + " bytes");
    }
  }

  /**
   * Reads a file to its end.
   *
   * @param file a regular file
   * @return its size and checksums
   * @throws IOException where it cannot be read
   */
  public static FileDigests of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return of(stream);
    }
  }

  /**
   * Reads a stream to its end; the caller closes it.
   *
   * @param stream what to sum up
   * @return size and checksums of what it gave
   * @throws IOException where it cannot be read
   */
  public static FileDigests of(InputStream stream) throws IOException {
    MessageDigest md5 = Hashing.start("MD5");
    MessageDigest sha1 = Hashing.start("SHA-1");
    MessageDigest sha256 = Hashing.start("SHA-256");
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      md5.update(buffer, 0, read);
      sha1.update(buffer, 0, read);
      sha256.update(buffer, 0, read);
      size += read;
    }
    return new FileDigests(
        size, Md5.from(md5.digest()), Sha1.from(sha1.digest()), Sha256.from(sha256.digest()));
  }
}
