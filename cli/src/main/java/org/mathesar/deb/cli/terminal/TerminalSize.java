package org.mathesar.deb.cli.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;

/**
 * How large a terminal is.
 *
 * @param rows at least 1
 * @param columns at least 1
 */
public record TerminalSize(int rows, int columns) {
  private static final Pattern STTY = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})\\s*");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

  /** What terminals have been since the VT100. */
  public static final TerminalSize USUAL = new TerminalSize(24, 80);

  /**
   * The size of a terminal as it is now.
   *
   * @param device of the terminal
   * @param surroundings the environment, whose COLUMNS counts where the device does not tell
   * @return the size
   */
  public static TerminalSize of(Path device, Surroundings surroundings) {
    Command stty = Command.in(Path.of("/"), List.of("stty", "-F", device.toString(), "size"));
    CommandResult result;
    try {
      result = new CommandRunner().run(stty, "install Debian's package coreutils");
    } catch (UserProblem e) {
      return assumed(surroundings);
    }
    Matcher matcher = STTY.matcher(result.output());
    return matcher.matches()
        ? new TerminalSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : assumed(surroundings);
  }

  private static TerminalSize assumed(Surroundings surroundings) {
    return surroundings
        .variable("COLUMNS")
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> new TerminalSize(USUAL.rows(), Integer.parseInt(text)))
        .orElse(USUAL);
  }
}
