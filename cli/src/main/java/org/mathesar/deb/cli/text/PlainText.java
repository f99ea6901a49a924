package org.mathesar.deb.cli.text;

/** Text that may hold names from outside, made safe for a terminal, and its width there. */
public final class PlainText {

  private PlainText() {}

  /**
   * Replaces control characters, with which a file name could redraw the screen.
   *
   * @param text a line
   * @return with a question mark for each of them
   */
  public static String of(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || isDirectionOverride(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isDirectionOverride(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /**
   * How many columns a terminal gives a text.
   *
   * @param text without control characters
   * @return not negative
   */
  public static int width(String text) {
    return text.codePoints().map(PlainText::width).sum();
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** The blocks that Unicode's East Asian Width (UAX #11) has as wide, roughly. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }

  /**
   * Shortens a text that is too wide.
   *
   * @param text without control characters
   * @param columns how wide it may be
   * @param mark what stands for the missing end, one column a character
   * @return no wider than that
   */
  public static String cut(String text, int columns, String mark) {
    if (width(text) <= columns) {
      return text;
    }
    if (mark.length() >= columns) {
      return mark.substring(0, columns);
    }
    StringBuilder kept = new StringBuilder();
    int room = columns - width(mark);
    for (int c : text.codePoints().toArray()) {
      room -= width(c);
      if (room < 0) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.append(mark).toString();
  }
}
