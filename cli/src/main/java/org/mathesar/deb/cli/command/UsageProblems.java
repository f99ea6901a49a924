package org.mathesar.deb.cli.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mathesar.deb.cli.text.PlainText;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in sentences what picocli found wrong with a command line. */
final class UsageProblems {
  private UsageProblems() {}

  /**
   * Everything that is wrong.
   *
   * @param parsed the outermost result
   * @return empty where nothing is
   */
  static List<Problem> of(ParseResult parsed) {
    List<Problem> problems = new ArrayList<>();
    ParseResult level = parsed;
    while (true) {
      for (Exception error : level.errors()) {
        problems.addAll(of(error));
      }
      if (!level.hasSubcommand()) {
        return problems.stream().distinct().toList();
      }
      level = level.subcommand();
    }
  }

  private static List<Problem> of(Exception error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getCommandLine(), unmatched.getUnmatched());
    }
    if (error instanceof ParameterException wrong) {
      return List.of(wrong(wrong));
    }
    throw new IllegalStateException("picocli reported what is no parameter error", error);
  }

  private static Problem wrong(ParameterException wrong) {
    String help = wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    ArgSpec argument = wrong.getArgSpec();
    String message = String.valueOf(wrong.getMessage());
    if (argument instanceof OptionSpec option) {
      // Behind picocli's own introduction stands what our converters said.
      String introduction = ": ";
      int from = message.indexOf(introduction);
      if (message.startsWith("Invalid value") && from >= 0) {
        return Problem.of(
            "%s: %s.", option.longestName(), message.substring(from + introduction.length()));
      }
    }
    return Problem.of("%s (%s explains it).", message, help);
  }

  /** What follows an unknown option is probably its value, and not worth a word of its own. */
  private static List<Problem> unmatched(CommandLine line, List<String> arguments) {
    List<Problem> problems = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("-")) {
        problems.add(unknown(line, "option", argument.replaceFirst("=.*", ""), options(line)));
      } else if (problems.isEmpty() && !line.getSubcommands().isEmpty()) {
        // Without its command, nothing that follows can be judged.
        return List.of(unknown(line, "command", argument, line.getSubcommands().keySet()));
      } else if (problems.isEmpty()) {
        problems.add(
            Problem.of(
                "'%s' is one argument too many (%s --help lists them).",
                PlainText.of(argument), line.getCommandSpec().qualifiedName()));
      }
    }
    return problems;
  }

  private static Set<String> options(CommandLine line) {
    Set<String> names = new TreeSet<>();
    line.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    return names;
  }

  private static Problem unknown(
      CommandLine line, String what, String written, Collection<String> known) {
    String name = line.getCommandSpec().qualifiedName();
    String shown = PlainText.of(written);
    return Spelling.closest(written, known)
        .map(
            closest ->
                Problem.of("%s has no %s '%s': did you mean %s?", name, what, shown, closest))
        .orElseGet(
            () -> Problem.of("%s has no %s '%s': %s --help lists them.", name, what, shown, name));
  }
}
