package org.mathesar.deb.packager.process;

import java.util.Arrays;

/**
 * How a command ended.
 *
 * @param exitCode its exit status; 128 + N where signal N ended it
 * @param output what it printed to standard output, as UTF-8
 * @param errors what it printed to standard error, as UTF-8
 */
public record CommandResult(int exitCode, String output, String errors) {

  /**
   * Whether it ended with exit status 0.
   *
   * @return true for success
   */
  public boolean succeeded() {
    return exitCode == 0;
  }

  /**
   * The last lines of what it said, for an error sentence.
   *
   * @param lines how many at the most
   * @return standard error where there is any, otherwise standard output
   */
  public String tail(int lines) {
    String text = (errors.isBlank() ? output : errors).strip();
    String[] all = text.split("\\R");
    int from = Math.max(0, all.length - lines);
    return String.join("\n", Arrays.asList(all).subList(from, all.length));
  }
}
