package org.mathesar.deb.cli.request;

import java.util.regex.Pattern;

/**
 * The name of a suite of an apt repository, which is what the field Distribution of changelogs and
 * {@code .changes} says (Debian Policy 5.6.14).
 *
 * @param value letters, digits and {@code - . +}, starting with a letter or digit; more is not
 *     allowed in a changelog (deb-changelog(5))
 */
public record Suite(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]*");

  /** Where releases go. */
  public static final Suite STABLE = new Suite("stable");

  /** Where nightly builds go. */
  public static final Suite NIGHTLY = new Suite("nightly");

  // Checks the form; throws {@link IllegalArgumentException} with the text quoted.
  public Suite {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is no suite: use letters, digits and - . +, such as stable");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
