package org.mathesar.deb.packager.sbom;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.ProjectName;

/**
 * The name by which a component is known everywhere (package URL specification, ECMA-427).
 *
 * @param value such as {@code pkg:pypi/django@4.2.29}
 */
public record PackageUrl(String value) implements Comparable<PackageUrl> {
  private static final String UNRESERVED = "-._~";

  // Checks the scheme.
  public PackageUrl {
    if (!value.startsWith("pkg:")) {
      throw new IllegalArgumentException("'" + value + "' is no package URL");
    }
  }

  /**
   * A Python project.
   *
   * @param name of the project
   * @param version as the project writes it
   * @return its package URL
   */
  public static PackageUrl pypi(ProjectName name, String version) {
    return new PackageUrl("pkg:pypi/" + encoded(name.value()) + "@" + encoded(version));
  }

  /**
   * A package of npm.
   *
   * @param name with its scope, such as {@code @vitejs/plugin-legacy}
   * @param version of the package
   * @return its package URL
   */
  public static PackageUrl npm(String name, String version) {
    int slash = name.indexOf('/');
    String path =
        slash < 0
            ? encoded(name)
            : encoded(name.substring(0, slash)) + "/" + encoded(name.substring(slash + 1));
    return new PackageUrl("pkg:npm/" + path + "@" + encoded(version));
  }

  /**
   * A Debian package.
   *
   * @param vendor who publishes it, such as {@code debian}
   * @param name of the package
   * @param version its full version
   * @param architecture the machine it is for
   * @return its package URL
   */
  public static PackageUrl deb(
      String vendor, PackageName name, DebVersion version, Architecture architecture) {
    return new PackageUrl(
        "pkg:deb/"
            + encoded(vendor)
            + "/"
            + encoded(name.value())
            + "@"
            + encoded(version.toString())
            + "?arch="
            + encoded(architecture.value()));
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return encoded.toString();
  }

  @Override
  public int compareTo(PackageUrl other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
