package org.mathesar.deb.packager.descriptor.reading;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A license is either one whose text every Debian system has in /usr/share/common-licenses, or its
 * text is given (Debian Policy 12.5).
 */
final class LicenseTextRule implements Rule {
  private static final Set<String> COMMON =
      Set.of(
          "Apache-2.0",
          "Artistic",
          "CC0-1.0",
          "GFDL-1.2",
          "GFDL-1.3",
          "GPL-1",
          "GPL-2",
          "GPL-3",
          "LGPL-2",
          "LGPL-2.1",
          "LGPL-3",
          "MPL-1.1",
          "MPL-2.0");

  @Override
  public void check(Document document, Findings findings) {
    Stream.concat(
            document.mappings("application/copyright").stream(),
            document.mappings("application/copyright/parts/*").stream())
        .filter(terms -> terms.member("text").isEmpty())
        .map(terms -> Document.text(terms, "license"))
        .flatMap(Optional::stream)
        .filter(license -> !COMMON.contains(common(license.text())))
        .forEach(
            license ->
                findings.add(
                    license.place(),
                    "/usr/share/common-licenses has no text for '%s'; add it beside the license as"
                        + " 'text'",
                    license.text()));
  }

  /** The name of the file that has the text: "or later" is the same text. */
  private static String common(String license) {
    return license.endsWith("+") ? license.substring(0, license.length() - 1) : license;
  }
}
