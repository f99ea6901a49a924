package org.mathesar.deb.packager.source;

import java.util.regex.Pattern;

/**
 * A commit of a git repository.
 *
 * @param hex 40 hexadecimal digits in lower case, or 64 where the repository names its objects by
 *     SHA-256
 */
public record CommitId(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final int SHORT_DIGITS = 7;

  // Checks the form; throws {@link IllegalArgumentException} with the text quoted.
  public CommitId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "'" + hex + "' is no commit: it has 40 or 64 hexadecimal digits in lower case");
    }
  }

  /**
   * The first digits, as nightly versions have them.
   *
   * @return 7 digits
   */
  public String abbreviated() {
    return hex.substring(0, SHORT_DIGITS);
  }

  @Override
  public String toString() {
    return hex;
  }
}
