package org.mathesar.deb.format.value;

import java.util.regex.Pattern;

/**
 * A Debian architecture (Debian Policy 5.6.8), such as {@code amd64}, {@code arm64} or {@code all}.
 *
 * @param value the name as dpkg writes it
 */
public record Architecture(String value) implements Comparable<Architecture> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]*");

  /** Packages that are the same on every machine. */
  public static final Architecture ALL = new Architecture("all");

  /** 64-bit x86. */
  public static final Architecture AMD64 = new Architecture("amd64");

  /** 64-bit ARM. */
  public static final Architecture ARM64 = new Architecture("arm64");

  // Checks the form; throws {@link IllegalArgumentException} with the name quoted.
  public Architecture {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is no Debian architecture name");
    }
  }

  @Override
  public int compareTo(Architecture other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
