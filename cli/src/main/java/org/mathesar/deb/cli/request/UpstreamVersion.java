package org.mathesar.deb.cli.request;

import java.util.regex.Pattern;

/**
 * A version as the application's own developers write it, such as {@code 0.11.0}.
 *
 * @param value starts with a digit; letters, digits and {@code . + ~}
 */
public record UpstreamVersion(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9][0-9A-Za-z.+~]*");

  // Checks the form; throws {@link IllegalArgumentException} with the text quoted.
  public UpstreamVersion {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is no version: start with a digit and use letters, digits and . + ~ only,"
              + " such as 0.11.0");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
