package org.mathesar.deb.install.host;

import java.util.List;

/**
 * How a command ended on a machine.
 *
 * @param command what was run, for the shell
 * @param exit its exit status; 124 where it took too long
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
public record Outcome(String command, int exit, String out, String err) {
  private static final int LAST_LINES = 25;

  /**
   * Whether it succeeded.
   *
   * @return exit status 0
   */
  public boolean isSuccess() {
    return exit == 0;
  }

  /**
   * Everything it printed.
   *
   * @return standard output, then standard error
   */
  public String said() {
    return out + err;
  }

  /**
   * Insists on success.
   *
   * @return itself
   * @throws AssertionError with the end of what it printed, where it failed
   */
  public Outcome orFail() {
    if (!isSuccess()) {
      throw new AssertionError(toString());
    }
    return this;
  }

  @Override
  public String toString() {
    List<String> lines = said().lines().toList();
    return "'"
        + command
        + "' ended with "
        + exit
        + ":\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
