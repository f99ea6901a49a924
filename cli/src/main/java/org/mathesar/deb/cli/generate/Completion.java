package org.mathesar.deb.cli.generate;

import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes completion for bash. */
final class Completion {
  private Completion() {}

  /**
   * The script.
   *
   * @param name of the command
   * @param line the command, of no use for parsing afterwards
   * @return what bash-completion loads
   */
  static String of(String name, CommandLine line) {
    line.getSubcommands().values().forEach(sub -> showPaths(sub.getCommandSpec()));
    return AutoComplete.bash(name, line);
  }

  /** Picocli completes file names for paths, but not for those that may be missing. */
  private static void showPaths(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      boolean isPath =
          option.typeInfo().isOptional()
              && option.auxiliaryTypes().length > 0
              && option.auxiliaryTypes()[0].equals(Path.class);
      if (isPath) {
        command.remove(option);
        command.addOption(
            OptionSpec.builder(option.longestName(), option.names())
                .type(Path.class)
                .arity("1")
                .build());
      }
    }
  }
}
