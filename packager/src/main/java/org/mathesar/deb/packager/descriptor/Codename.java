package org.mathesar.deb.packager.descriptor;

import java.util.regex.Pattern;

/**
 * The name of a release as apt sources and os-release(5) write it.
 *
 * @param value lower case letters and digits, starting with a letter, such as {@code bookworm}
 */
public record Codename(String value) implements Comparable<Codename> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*");

  // Checks the form; throws {@link IllegalArgumentException} with the name quoted.
  public Codename {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is no codename: use lower case letters and digits, such as bookworm");
    }
  }

  @Override
  public int compareTo(Codename other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
