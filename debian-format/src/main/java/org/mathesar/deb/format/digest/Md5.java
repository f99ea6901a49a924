package org.mathesar.deb.format.digest;

/**
 * An MD5 checksum (RFC 1321): dpkg's md5sums name it against accidents, nothing here relies on it.
 *
 * @param hex 32 hexadecimal digits in lower case
 */
public record Md5(String hex) {
  private static final String ALGORITHM = "MD5";

  // Checks the form; throws {@link IllegalArgumentException} with the text quoted.
  public Md5 {
    Hashing.requireHex(hex, 32, ALGORITHM);
  }

  /**
   * The checksum of bytes.
   *
   * @param bytes what to sum up
   * @return their checksum
   */
  public static Md5 of(byte[] bytes) {
    return from(Hashing.start(ALGORITHM).digest(bytes));
  }

  /**
   * A checksum from what a {@link java.security.MessageDigest} gave.
   *
   * @param digest 16 bytes
   * @return the checksum
   */
  public static Md5 from(byte[] digest) {
    return new Md5(Hashing.hex(digest));
  }

  @Override
  public String toString() {
    return hex;
  }
}
