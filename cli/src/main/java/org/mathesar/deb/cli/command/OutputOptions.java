package org.mathesar.deb.cli.command;

import org.mathesar.deb.cli.terminal.ColorMode;
import org.mathesar.deb.cli.terminal.ProgressMode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How a run talks; the same for every command. */
final class OutputOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  private boolean help;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Prints the result as one JSON object.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Shows no progress and no notes.")
  private boolean quiet;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Shows the stack trace behind a problem.")
  private boolean debug;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "Uses colours: auto, always or never. NO_COLOR and CLICOLOR_FORCE are heard.")
  private ColorMode color = ColorMode.AUTO;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      scope = ScopeType.INHERIT,
      description = "Shows progress: auto (bars on a terminal), bar, plain or none.")
  private ProgressMode progress = ProgressMode.AUTO;

  /** Options with their defaults, until picocli fills them. */
  OutputOptions() {}

  boolean help() {
    return help;
  }

  boolean json() {
    return json;
  }

  boolean debug() {
    return debug;
  }

  ColorMode color() {
    return color;
  }

  /** How progress is shown after all: bars are not for those who read JSON. */
  ProgressMode progress() {
    if (quiet) {
      return ProgressMode.NONE;
    }
    return json && progress == ProgressMode.AUTO ? ProgressMode.PLAIN : progress;
  }
}
