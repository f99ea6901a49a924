package org.mathesar.deb.format.control;

import java.util.regex.Pattern;

/**
 * One field of a stanza (Debian Policy 5.1).
 *
 * @param name printable ASCII without blank and colon, not starting with {@code #} or {@code -};
 *     written as given, compared without regard to case
 * @param value its lines joined by line feeds, the first being what stands beside the name. Further
 *     lines come without the one blank that continues a field, and an empty line is an empty line:
 *     the {@code .} that stands for it exists only in files. No line ends with a blank, and none is
 *     a lone full stop
 */
public record ControlField(String name, String value) {
  private static final Pattern NAME = Pattern.compile("(?![#-])[!-9;-~]+");

  // Checks both; throws {@link IllegalArgumentException} with the field named.
  public ControlField {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is no field name: use printable ASCII characters other than blank and colon,"
              + " not starting with '#' or '-'");
    }
    String[] lines = value.split("\n", -1);
    if (lines[0].startsWith(" ") || lines[0].startsWith("\t")) {
      throw new IllegalArgumentException("the value of " + name + " starts with a blank");
    }
    for (String line : lines) {
      requireWritable(name, line);
    }
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].equals(".")) {
        throw new IllegalArgumentException(
            "a line of "
                + name
                + " is a lone full stop, which would be read back as an empty line");
      }
    }
  }

  private static void requireWritable(String name, String line) {
    if (line.endsWith(" ") || line.endsWith("\t")) {
      throw new IllegalArgumentException("a line of " + name + " ends with a blank: " + line);
    }
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new IllegalArgumentException(
            "the value of " + name + " contains a control character");
      }
    }
  }

  /**
   * Whether this is the field of that name.
   *
   * @param other a name in any case
   * @return true where it is
   */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /**
   * The field as it stands in a file.
   *
   * @return one or more lines, each with its line feed
   */
  public String render() {
    String[] lines = value.split("\n", -1);
    StringBuilder text = new StringBuilder(name).append(':');
    if (!lines[0].isEmpty()) {
      text.append(' ').append(lines[0]);
    }
    text.append('\n');
    for (int i = 1; i < lines.length; i++) {
      text.append(' ').append(lines[i].isEmpty() ? "." : lines[i]).append('\n');
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return render().stripTrailing();
  }
}
