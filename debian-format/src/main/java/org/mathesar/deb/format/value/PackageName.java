package org.mathesar.deb.format.value;

import java.util.regex.Pattern;

/**
 * The name of a binary or source package (Debian Policy 5.6.1 and 5.6.7): at least two characters
 * of lower case letters, digits, {@code + - .}, starting with a letter or digit.
 *
 * @param value the name
 */
public record PackageName(String value) implements Comparable<PackageName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

  // Checks the form; throws {@link IllegalArgumentException} with the name quoted.
  public PackageName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is no Debian package name: use two or more of a-z, 0-9, '+', '-' and '.',"
              + " starting with a letter or digit");
    }
  }

  @Override
  public int compareTo(PackageName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
