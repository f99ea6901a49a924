package org.mathesar.deb.packager.copyright;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's short name of a licence (machine-readable copyright format 1.0, License names).
 *
 * @param value such as {@code Expat} or {@code GPL-3+}
 */
record LicenseName(String value) implements Comparable<LicenseName> {
  private static final Pattern GNU =
      Pattern.compile(
          "(?<family>A?GPL|LGPL|GFDL)[- ]?v?(?<version>[0-9]+(?:\\.[0-9]+)?)"
              + "(?<later>\\+|-only|-or-later)?",
          Pattern.CASE_INSENSITIVE);

  /** Where Debian's name is neither SPDX's nor follows from it. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("mit", "Expat"),
          Map.entry("mit license", "Expat"),
          Map.entry("the mit license", "Expat"),
          Map.entry("the mit license (mit)", "Expat"),
          Map.entry("bsd-2-clause", "BSD-2-clause"),
          Map.entry("bsd-3-clause", "BSD-3-clause"),
          Map.entry("bsd-4-clause", "BSD-4-clause"),
          Map.entry("bsd 3-clause", "BSD-3-clause"),
          Map.entry("bsd 3-clause license", "BSD-3-clause"),
          Map.entry("3-clause bsd license", "BSD-3-clause"),
          Map.entry("apache 2.0", "Apache-2.0"),
          Map.entry("apache-2", "Apache-2.0"),
          Map.entry("apache license 2.0", "Apache-2.0"),
          Map.entry("apache license, version 2.0", "Apache-2.0"),
          Map.entry("apache license version 2.0", "Apache-2.0"),
          Map.entry("artistic-1.0", "Artistic"),
          Map.entry("psf-2.0", "PSF-2"),
          Map.entry("python-2.0", "Python-2.0"));

  /** Licences whose text every Debian system has; the BSD there is only that of one university. */
  private static final Map<String, String> COMMON =
      Map.ofEntries(
          Map.entry("Apache-2.0", "Apache License, version 2.0"),
          Map.entry("Artistic", "Artistic License"),
          Map.entry("CC0-1.0", "CC0 1.0 Universal licence"),
          Map.entry("GFDL-1.2", "GNU Free Documentation License, version 1.2"),
          Map.entry("GFDL-1.3", "GNU Free Documentation License, version 1.3"),
          Map.entry("GPL-1", "GNU General Public License, version 1"),
          Map.entry("GPL-2", "GNU General Public License, version 2"),
          Map.entry("GPL-3", "GNU General Public License, version 3"),
          Map.entry("LGPL-2", "GNU Library General Public License, version 2"),
          Map.entry("LGPL-2.1", "GNU Lesser General Public License, version 2.1"),
          Map.entry("LGPL-3", "GNU Lesser General Public License, version 3"),
          Map.entry("MPL-1.1", "Mozilla Public License, version 1.1"),
          Map.entry("MPL-2.0", "Mozilla Public License, version 2.0"));

  /** The name for an SPDX identifier, or for what projects write where they mean one. */
  static LicenseName of(String identifier) {
    String text = shortened(identifier.strip());
    Matcher gnu = GNU.matcher(text);
    if (gnu.matches()) {
      String version = gnu.group("version").replaceFirst("\\.0$", "");
      String later = Optional.ofNullable(gnu.group("later")).orElse("").toLowerCase(Locale.ROOT);
      boolean orLater = later.equals("+") || later.equals("-or-later");
      return new LicenseName(
          gnu.group("family").toUpperCase(Locale.ROOT) + "-" + version + (orLater ? "+" : ""));
    }
    String other = OTHERS.get(text.toLowerCase(Locale.ROOT));
    return new LicenseName(other != null ? other : word(text));
  }

  /** The names of GNU's licences written out, as in trove classifiers, become their initials. */
  private static String shortened(String text) {
    return text.replaceFirst("(?i)\\s*\\([AL]?GPLv?[0-9.]+\\+?\\)$", "")
        .replaceFirst("(?i)^(the )?GNU Affero General Public License\\b", "AGPL")
        .replaceFirst("(?i)^(the )?GNU (Lesser|Library) General Public License\\b", "LGPL")
        .replaceFirst("(?i)^(the )?GNU General Public License\\b", "GPL")
        .replaceFirst("(?i) or later$", "+");
  }

  /** Any text as a name: it has no blanks. */
  static String word(String text) {
    return text.replaceAll("[^A-Za-z0-9.+]+", "-").replaceAll("^-+|-+$", "");
  }

  /** The file of /usr/share/common-licenses with its text, empty where there is none. */
  Optional<String> commonFile() {
    String file = value.replaceFirst("\\+$", "");
    return COMMON.containsKey(file) ? Optional.of(file) : Optional.empty();
  }

  /** Says where the text of a common licence is. */
  String reference() {
    String file = commonFile().orElseThrow();
    String later = value.endsWith("+") ? ", or any later version of it" : "";
    return "These files may be used under the terms of the\n"
        + COMMON.get(file)
        + later
        + ".\n\nOn Debian systems, its complete text is in the file\n/usr/share/common-licenses/"
        + file
        + ".";
  }

  @Override
  public int compareTo(LicenseName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
