package org.mathesar.deb.format.control;

/**
 * The description of a binary package (Debian Policy 3.4 and 5.6.13).
 *
 * @param synopsis one line that says what the package is, without the package's name
 * @param extended the extended description as plain lines: paragraphs are separated by empty lines,
 *     and lines that start with a blank are shown as they stand. Neither starts nor ends with an
 *     empty line; empty text where there is none
 */
public record Description(String synopsis, String extended) {

  // Strips blanks at line ends and empty lines around; refuses what Policy does.
  public Description {
    synopsis = synopsis.strip();
    if (synopsis.isEmpty() || synopsis.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("the synopsis of a description has to be one line");
    }
    extended = tidied(extended);
  }

  private static String tidied(String text) {
    StringBuilder tidied = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (line.indexOf('\t') >= 0) {
        throw new IllegalArgumentException(
            "the description has a tab, which programs show in different ways: write blanks in '"
                + line
                + "'");
      }
      tidied.append(line.stripTrailing()).append('\n');
    }
    int from = 0;
    while (from < tidied.length() && tidied.charAt(from) == '\n') {
      from++;
    }
    return tidied.substring(from).stripTrailing();
  }

  /**
   * A description from the value of its field.
   *
   * @param value as in {@link ControlField}
   * @return the description
   */
  public static Description parse(String value) {
    int end = value.indexOf('\n');
    return end < 0
        ? new Description(value, "")
        : new Description(value.substring(0, end), value.substring(end + 1));
  }

  /**
   * The description as the value of its field.
   *
   * @return as in {@link ControlField}
   */
  public String value() {
    return extended.isEmpty() ? synopsis : synopsis + "\n" + extended;
  }

  @Override
  public String toString() {
    return value();
  }
}
