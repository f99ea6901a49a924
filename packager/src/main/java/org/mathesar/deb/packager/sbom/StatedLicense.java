package org.mathesar.deb.packager.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What something says of its licence, as a list of components can hold it: an expression (SPDX 2.3,
 * annex D) of identifiers that exist, or a name in other words. Debian's short names and the common
 * names that leave no doubt become identifiers.
 *
 * @param text in one line
 * @param expression whether it is an SPDX expression
 */
record StatedLicense(String text, boolean expression) {
  private static final int LONGEST_NAME = 80;
  private static final Pattern TOKEN = Pattern.compile("[()]|[^\\s()]+");
  private static final Pattern GNU =
      Pattern.compile("(?<name>A?GPL|LGPL)-(?<major>[0-9])(?<minor>\\.[0-9])?(?<later>\\+)?");
  private static final Set<String> GNU_IDENTIFIERS =
      Set.of("GPL-1.0", "GPL-2.0", "GPL-3.0", "LGPL-2.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0");

  /** Of the list of SPDX, those that libraries of Python and JavaScript come under. */
  private static final Set<String> IDENTIFIERS =
      Set.of(
          "0BSD",
          "AFL-2.1",
          "AFL-3.0",
          "Apache-1.1",
          "Apache-2.0",
          "Artistic-1.0",
          "Artistic-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-4-Clause",
          "BSL-1.0",
          "BlueOak-1.0.0",
          "CC-BY-3.0",
          "CC-BY-4.0",
          "CC-BY-SA-3.0",
          "CC-BY-SA-4.0",
          "CC0-1.0",
          "CDDL-1.0",
          "CECILL-2.1",
          "CNRI-Python",
          "EPL-1.0",
          "EPL-2.0",
          "EUPL-1.2",
          "HPND",
          "ISC",
          "MIT",
          "MIT-0",
          "MIT-CMU",
          "MPL-1.1",
          "MPL-2.0",
          "MulanPSL-2.0",
          "NCSA",
          "OFL-1.1",
          "OpenSSL",
          "PSF-2.0",
          "PostgreSQL",
          "Python-2.0",
          "Python-2.0.1",
          "Unicode-3.0",
          "Unicode-DFS-2016",
          "Unlicense",
          "UPL-1.0",
          "W3C",
          "WTFPL",
          "X11",
          "ZPL-2.1",
          "Zlib");

  private static final Set<String> EXCEPTIONS =
      Set.of(
          "Classpath-exception-2.0",
          "GCC-exception-3.1",
          "LLVM-exception",
          "OpenSSL-exception",
          "openvpn-openssl-exception");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("apache license 2.0", "Apache-2.0"),
          Map.entry("apache license, version 2.0", "Apache-2.0"),
          Map.entry("apache 2.0", "Apache-2.0"),
          Map.entry("bsd 2-clause license", "BSD-2-Clause"),
          Map.entry("bsd 3-clause license", "BSD-3-Clause"),
          Map.entry("3-clause bsd license", "BSD-3-Clause"),
          Map.entry("expat", "MIT"),
          Map.entry("gnu affero general public license v3", "AGPL-3.0-only"),
          Map.entry("gnu affero general public license v3 or later (agplv3+)", "AGPL-3.0-or-later"),
          Map.entry("gnu general public license v2 (gplv2)", "GPL-2.0-only"),
          Map.entry("gnu general public license v2 or later (gplv2+)", "GPL-2.0-or-later"),
          Map.entry("gnu general public license v3 (gplv3)", "GPL-3.0-only"),
          Map.entry("gnu general public license v3 or later (gplv3+)", "GPL-3.0-or-later"),
          Map.entry("gnu lesser general public license v3 (lgplv3)", "LGPL-3.0-only"),
          Map.entry("gnu lesser general public license v3 or later (lgplv3+)", "LGPL-3.0-or-later"),
          Map.entry("isc license", "ISC"),
          Map.entry("isc license (iscl)", "ISC"),
          Map.entry("mit license", "MIT"),
          Map.entry("the mit license", "MIT"),
          Map.entry("the mit license (mit)", "MIT"),
          Map.entry("mozilla public license 2.0 (mpl 2.0)", "MPL-2.0"),
          Map.entry("the unlicense (unlicense)", "Unlicense"));

  /**
   * What a field says.
   *
   * @param said an SPDX or Debian expression, a name, a trove classifier or a whole licence, of
   *     which the first line counts
   * @return empty where it says nothing
   */
  static Optional<StatedLicense> of(String said) {
    String line = said.strip().lines().findFirst().orElse("").strip();
    String name = line.replaceFirst("^License :: (OSI Approved :: )?", "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        known(name)
            .or(() -> joined(name))
            .map(text -> new StatedLicense(text, true))
            .orElseGet(() -> new StatedLicense(shortened(name), false)));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME).replaceFirst("\\s+\\S*$", "") + " ...";
  }

  /** The identifier of a licence. */
  private static Optional<String> known(String name) {
    if (isIdentifier(name)) {
      return Optional.of(name);
    }
    Matcher gnu = GNU.matcher(name);
    if (gnu.matches()) {
      String minor = gnu.group("minor") == null ? ".0" : gnu.group("minor");
      String version = gnu.group("name") + "-" + gnu.group("major") + minor;
      return GNU_IDENTIFIERS.contains(version)
          ? Optional.of(version + (gnu.group("later") == null ? "-only" : "-or-later"))
          : Optional.empty();
    }
    return Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT)));
  }

  private static boolean isIdentifier(String name) {
    return IDENTIFIERS.contains(name)
        || name.matches("LicenseRef-[A-Za-z0-9.-]+")
        || (name.matches(".*-(only|or-later)")
            && GNU_IDENTIFIERS.contains(name.replaceFirst("-(only|or-later)$", "")));
  }

  /** An expression of several licences, empty where one of them or the form is not known. */
  private static Optional<String> joined(String text) {
    List<String> written = new ArrayList<>();
    int open = 0;
    boolean nameExpected = true;
    boolean afterWith = false;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String token = matcher.group();
      String operator = token.toUpperCase(Locale.ROOT);
      if (token.equals("(") && nameExpected && !afterWith) {
        open++;
        written.add(token);
      } else if (token.equals(")") && !nameExpected && open > 0) {
        open--;
        written.add(token);
      } else if (!nameExpected && Set.of("AND", "OR", "WITH").contains(operator)) {
        nameExpected = true;
        afterWith = operator.equals("WITH");
        written.add(operator);
      } else if (nameExpected) {
        Optional<String> name =
            afterWith ? Optional.of(token).filter(EXCEPTIONS::contains) : known(token);
        if (name.isEmpty()) {
          return Optional.empty();
        }
        written.add(name.get());
        nameExpected = false;
        afterWith = false;
      } else {
        return Optional.empty();
      }
    }
    return nameExpected || open > 0
        ? Optional.empty()
        : Optional.of(String.join(" ", written).replace("( ", "(").replace(" )", ")"));
  }
}
