package org.mathesar.deb.packager.python;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the GNU C library, which binary wheels for Linux are bound to (PEP 600).
 *
 * @param major 2
 * @param minor such as 36
 */
public record Glibc(int major, int minor) implements Comparable<Glibc> {
  private static final Pattern FORM = Pattern.compile("2\\.(0|[1-9][0-9]{0,2})");

  // Checks that both numbers are sensible.
  public Glibc {
    if (major != 2 || minor < 0 || minor > 999) {
      throw new IllegalArgumentException("no such glibc: " + major + "." + minor);
    }
  }

  /**
   * A version from its text.
   *
   * @param text such as {@code 2.36}
   * @return the version
   */
  public static Glibc parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no version of glibc: write it as 2.N, in quotes");
    }
    return new Glibc(2, Integer.parseInt(matcher.group(1)));
  }

  @Override
  public int compareTo(Glibc other) {
    return Comparator.comparingInt(Glibc::major)
        .thenComparingInt(Glibc::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
