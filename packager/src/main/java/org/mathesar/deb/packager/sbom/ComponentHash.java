package org.mathesar.deb.packager.sbom;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.mathesar.deb.format.digest.Sha256;

/**
 * A checksum of the file that a component was taken from.
 *
 * @param algorithm as CycloneDX calls it, such as {@code SHA-256}
 * @param hex in lower case
 */
public record ComponentHash(String algorithm, String hex) {
  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2}){16,64}");

  // Checks the form.
  public ComponentHash {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("'" + hex + "' is no " + algorithm + " checksum");
    }
  }

  /**
   * The checksum of a wheel.
   *
   * @param sha256 of its bytes
   * @return the same for a component
   */
  public static ComponentHash of(Sha256 sha256) {
    return new ComponentHash("SHA-256", sha256.hex());
  }

  static ComponentHash of(String algorithm, byte[] digest) {
    return new ComponentHash(algorithm, HexFormat.of().formatHex(digest));
  }
}
