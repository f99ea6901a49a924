package org.mathesar.deb.format.digest;

import java.security.MessageDigest;

/**
 * A SHA-1 checksum (FIPS 180-4): upload descriptions still name it, nothing here relies on it.
 *
 * @param hex 40 hexadecimal digits in lower case
 */
public record Sha1(String hex) {
  private static final String ALGORITHM = "SHA-1";

  // Checks the form; throws {@link IllegalArgumentException} with the text quoted.
  public Sha1 {
    Hashing.requireHex(hex, 40, ALGORITHM);
  }

  /**
   * The checksum of bytes.
   *
   * @param bytes what to sum up
   * @return their checksum
   */
  public static Sha1 of(byte[] bytes) {
    return from(Hashing.start(ALGORITHM).digest(bytes));
  }

  /**
   * A digest of nothing yet, for bytes that come in pieces.
   *
   * @return to be given to {@link #from} when it has them all
   */
  public static MessageDigest start() {
    return Hashing.start(ALGORITHM);
  }

  /**
   * A checksum from what a {@link MessageDigest} gave.
   *
   * @param digest 20 bytes
   * @return the checksum
   */
  public static Sha1 from(byte[] digest) {
    return new Sha1(Hashing.hex(digest));
  }

  @Override
  public String toString() {
    return hex;
  }
}
