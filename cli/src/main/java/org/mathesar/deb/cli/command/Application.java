package org.mathesar.deb.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mathesar.deb.cli.report.Json;
import org.mathesar.deb.cli.report.Report;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.cli.terminal.Console;
import org.mathesar.deb.cli.terminal.Output;
import org.mathesar.deb.cli.terminal.ShownProgress;
import org.mathesar.deb.cli.terminal.Style;
import org.mathesar.deb.cli.terminal.TerminalSize;
import org.mathesar.deb.cli.text.PlainText;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParseResult;

/** One run of the command line, from its arguments to its exit code. */
public final class Application {
  private static final int NARROWEST_HELP = 55;
  private static final int WIDEST_HELP = 100;

  private final Console console;
  private final Surroundings surroundings;
  private final List<Subcommand> subcommands;

  /**
   * A run.
   *
   * @param console where it writes
   * @param surroundings where defaults come from
   * @param subcommands what there is to run
   */
  public Application(Console console, Surroundings surroundings, List<Subcommand> subcommands) {
    this.console = console;
    this.surroundings = surroundings;
    this.subcommands = List.copyOf(subcommands);
  }

  /**
   * Runs what the arguments say. Nothing is thrown: whatever happens becomes an exit code.
   *
   * @param arguments as the shell passed them
   * @return the exit code
   */
  public int run(String... arguments) {
    MathesarDeb root = new MathesarDeb();
    try {
      return run(root, arguments);
    } catch (Output.Closed e) {
      return ExitCode.NO_READER;
    } catch (Throwable e) {
      return new LastWords(console, surroundings, root.output()).say(e);
    }
  }

  private int run(MathesarDeb root, String... arguments) {
    CommandLine line = Commands.of(root, subcommands);
    ParseResult parsed = line.parseArgs(arguments);
    OutputOptions options = root.output();
    if (options.help()) {
      console.out().write(help(innermost(parsed).commandSpec().commandLine(), options));
      return ExitCode.DONE;
    }
    if (root.version()) {
      console.out().write(String.join("\n", BuildInfo.read().lines()) + "\n");
      return ExitCode.DONE;
    }
    List<Problem> wrong = UsageProblems.of(parsed);
    if (!wrong.isEmpty()) {
      throw new UserProblem(wrong);
    }
    Report report = report(subcommand(line, parsed), options);
    print(report, options);
    if (report.problems().isEmpty()) {
      return ExitCode.DONE;
    }
    new LastWords(console, surroundings, options).list(report.problems());
    return ExitCode.PROBLEM;
  }

  private String help(CommandLine line, OutputOptions options) {
    boolean colored = Style.of(options.color(), console.out(), surroundings).colored();
    int columns =
        console
            .out()
            .terminal()
            .map(device -> TerminalSize.of(device, surroundings))
            .orElse(TerminalSize.USUAL)
            .columns();
    return line.setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, columns)))
        .getUsageMessage(colored ? Help.Ansi.ON : Help.Ansi.OFF);
  }

  private static ParseResult innermost(ParseResult parsed) {
    return parsed.hasSubcommand() ? innermost(parsed.subcommand()) : parsed;
  }

  private static Subcommand subcommand(CommandLine line, ParseResult parsed) {
    if (innermost(parsed).commandSpec().userObject() instanceof Subcommand subcommand) {
      return subcommand;
    }
    throw UserProblem.of(
        "Say what is to be done: %s (%s --help explains it).",
        String.join(", ", line.getSubcommands().keySet()), MathesarDeb.NAME);
  }

  private Report report(Subcommand subcommand, OutputOptions options) {
    try (ShownProgress progress = console.progress(options.progress(), surroundings)) {
      return subcommand.run(surroundings, progress);
    }
  }

  private void print(Report report, OutputOptions options) {
    if (options.json()) {
      ObjectNode document = report.json();
      document.set("problems", Json.problems(report.problems()));
      console.out().write(Json.write(document));
      return;
    }
    StringBuilder text = new StringBuilder();
    report.lines().forEach(line -> text.append(PlainText.of(line)).append('\n'));
    console.out().write(text.toString());
  }
}
