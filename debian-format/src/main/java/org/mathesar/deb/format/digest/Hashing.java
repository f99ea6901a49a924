package org.mathesar.deb.format.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the kinds of checksum have in common. */
final class Hashing {
  private Hashing() {}

  static MessageDigest start(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has to have the three of this package.
      throw new IllegalStateException(e);
    }
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  static void requireHex(String text, int digits, String algorithm) {
    boolean wellFormed = text.length() == digits;
    for (int i = 0; i < text.length() && wellFormed; i++) {
      char c = text.charAt(i);
      wellFormed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    if (!wellFormed) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no "
              + algorithm
              + " checksum: write "
              + digits
              + " hexadecimal digits in lower case");
    }
  }
}
