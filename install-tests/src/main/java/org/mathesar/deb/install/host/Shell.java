package org.mathesar.deb.install.host;

/** Words for the shell. */
final class Shell {
  private Shell() {}

  /** A text as one word. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The beginning of a command that reads a line from its standard input. */
  static String piped(String line) {
    return "printf '%s\\n' " + quoted(line) + " | ";
  }
}
