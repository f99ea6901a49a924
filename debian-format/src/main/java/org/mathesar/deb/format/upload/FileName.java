package org.mathesar.deb.format.upload;

import java.util.regex.Pattern;

/**
 * The name of a file of an upload, which stands in the same folder as its description.
 *
 * @param value printable ASCII without blanks and slashes, starting with a letter or digit
 */
public record FileName(String value) implements Comparable<FileName> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][!-.0-~]*");

  // Checks the form; throws {@link IllegalArgumentException} with the name quoted.
  public FileName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is no file name of an upload: blanks and slashes are not allowed");
    }
  }

  @Override
  public int compareTo(FileName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
