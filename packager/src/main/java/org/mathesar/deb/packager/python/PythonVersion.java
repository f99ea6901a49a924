package org.mathesar.deb.packager.python;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minor release of CPython, such as 3.11, which is what binary wheels and Debian's python3
 * packages are bound to.
 *
 * @param major 3
 * @param minor such as 11
 */
public record PythonVersion(int major, int minor) implements Comparable<PythonVersion> {
  private static final Pattern FORM = Pattern.compile("(3)\\.(0|[1-9][0-9]{0,2})");

  // Checks that both numbers are sensible.
  public PythonVersion {
    if (major != 3 || minor < 0 || minor > 999) {
      throw new IllegalArgumentException("no such Python: " + major + "." + minor);
    }
  }

  /**
   * A version from its text.
   *
   * @param text such as {@code 3.11}
   * @return the version
   */
  public static PythonVersion parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no Python version: write it as 3.N, in quotes");
    }
    return new PythonVersion(3, Integer.parseInt(matcher.group(2)));
  }

  /**
   * The minor release after this one.
   *
   * @return such as 3.12 for 3.11
   */
  public PythonVersion next() {
    return new PythonVersion(major, minor + 1);
  }

  @Override
  public int compareTo(PythonVersion other) {
    return Comparator.comparingInt(PythonVersion::major)
        .thenComparingInt(PythonVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
