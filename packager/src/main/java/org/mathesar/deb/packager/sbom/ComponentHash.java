package org.mathesar.deb.packager.sbom;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

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

  /**
   * Reads subresource integrity metadata (W3C SRI): algorithm, hyphen, Base64.
   *
   * @param integrity such as {@code sha512-…}, several with blanks between them
   * @return a checksum each, none for an empty text
   * @throws IllegalArgumentException where one is of no known algorithm or no checksum
   */
  public static List<ComponentHash> ofIntegrity(String integrity) {
    List<ComponentHash> hashes = new ArrayList<>();
    for (String one : integrity.strip().split("\\s+", -1)) {
      int hyphen = one.indexOf('-');
      String algorithm = hyphen < 0 ? null : ALGORITHMS.get(one.substring(0, hyphen));
      if (algorithm != null) {
        String base64 = one.substring(hyphen + 1).replaceFirst("\\?.*", "");
        hashes.add(of(algorithm, Base64.getDecoder().decode(base64)));
      } else if (!one.isEmpty()) {
        throw new IllegalArgumentException("'" + one + "' is of no known algorithm");
      }
    }
    return hashes;
  }

  /**
   * The same as subresource integrity metadata.
   *
   * @return such as {@code sha512-…}
   */
  public String integrity() {
    return algorithm.replace("-", "").toLowerCase(Locale.ROOT)
        + "-"
        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  private static ComponentHash of(String algorithm, byte[] digest) {
    return new ComponentHash(algorithm, HexFormat.of().formatHex(digest));
  }
}
