package org.mathesar.deb.cli.terminal;

import org.mathesar.deb.cli.request.Surroundings;

/**
 * How text is set off.
 *
 * @param colored whether colours may be used
 */
public record Style(boolean colored) {

  /**
   * The style for an output.
   *
   * @param mode what the user asked for
   * @param output where the text goes
   * @param surroundings the environment, of which NO_COLOR, CLICOLOR_FORCE and TERM are heard
   * @return the style
   */
  public static Style of(ColorMode mode, Output output, Surroundings surroundings) {
    return new Style(
        switch (mode) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> isWanted(output, surroundings);
        });
  }

  private static boolean isWanted(Output output, Surroundings surroundings) {
    if (surroundings.variable("NO_COLOR").isPresent()) {
      return false;
    }
    if (surroundings.variable("CLICOLOR_FORCE").filter(value -> !value.equals("0")).isPresent()) {
      return true;
    }
    return output.terminal().isPresent() && canDraw(surroundings);
  }

  /**
   * Whether a terminal of this kind knows colours and cursor movements.
   *
   * @param surroundings the environment
   * @return false for a dumb terminal
   */
  static boolean canDraw(Surroundings surroundings) {
    return surroundings.variable("TERM").filter(term -> !term.equals("dumb")).isPresent();
  }

  /**
   * Marks a problem.
   *
   * @param text without control characters
   * @return red where there are colours
   */
  public String problem(String text) {
    return colored ? "\u001b[31m" + text + "\u001b[0m" : text;
  }
}
