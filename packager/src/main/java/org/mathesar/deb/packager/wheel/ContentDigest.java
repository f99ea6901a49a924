package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.mathesar.deb.format.digest.Sha256;

/** Sums up streams of any length. */
final class ContentDigest {
  private static final int BUFFER_BYTES = 1 << 16;

  private ContentDigest() {}

  /**
   * The SHA-256 of a stream.
   *
   * @param stream read to its end; the caller closes it
   * @return the checksum
   * @throws IOException where it cannot be read
   */
  static Sha256 sha256(InputStream stream) throws IOException {
    return Sha256.from(of(stream, "SHA-256"));
  }

  /**
   * A checksum of a stream.
   *
   * @param stream read to its end; the caller closes it
   * @param algorithm one of the SHA-2 family, as Java names it
   * @return the checksum's bytes
   * @throws IOException where it cannot be read
   */
  static byte[] of(InputStream stream, String algorithm) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return digest.digest();
  }
}
