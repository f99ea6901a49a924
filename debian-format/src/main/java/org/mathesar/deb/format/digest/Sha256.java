package org.mathesar.deb.format.digest;

import java.security.MessageDigest;

/**
 * A SHA-256 checksum (FIPS 180-4), the one apt and the locks rely on.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record Sha256(String hex) {
  private static final String ALGORITHM = "SHA-256";

  // Checks the form; throws {@link IllegalArgumentException} with the text quoted.
  public Sha256 {
    Hashing.requireHex(hex, 64, ALGORITHM);
  }

  /**
   * The checksum of bytes.
   *
   * @param bytes what to sum up
   * @return their checksum
   */
  public static Sha256 of(byte[] bytes) {
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
   * @param digest 32 bytes
   * @return the checksum
   */
  public static Sha256 from(byte[] digest) {
    return new Sha256(Hashing.hex(digest));
  }

  @Override
  public String toString() {
    return hex;
  }
}
