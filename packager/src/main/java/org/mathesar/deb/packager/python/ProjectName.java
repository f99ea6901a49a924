package org.mathesar.deb.packager.python;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a Python project in its normal form (name normalization, PEP 503): lower case, runs
 * of {@code - _ .} as one hyphen.
 *
 * @param value such as {@code psycopg2-binary}
 */
public record ProjectName(String value) implements Comparable<ProjectName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

  // Checks the form; throws {@link IllegalArgumentException} with the name quoted.
  public ProjectName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is no name of a Python project");
    }
  }

  /**
   * A name from any of its spellings.
   *
   * @param text such as {@code SQLAlchemy} or {@code psycopg2_binary}
   * @return its normal form
   */
  public static ProjectName normalising(String text) {
    return new ProjectName(SEPARATORS.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT));
  }

  @Override
  public int compareTo(ProjectName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
