package org.mathesar.deb.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mathesar.deb.cli.request.Suite;
import org.mathesar.deb.cli.request.TargetSpec;
import org.mathesar.deb.cli.terminal.ColorMode;
import org.mathesar.deb.cli.terminal.ProgressMode;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.source.UpstreamVersion;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together for picocli. */
public final class Commands {
  private Commands() {}

  /**
   * The command line with everything it understands.
   *
   * @param subcommands in the order help lists them
   * @return ready to parse; every wrong argument is kept, not only the first
   */
  public static CommandLine of(List<Subcommand> subcommands) {
    return of(new MathesarDeb(), subcommands);
  }

  static CommandLine of(MathesarDeb root, List<Subcommand> subcommands) {
    CommandLine line = new CommandLine(root);
    subcommands.forEach(line::addSubcommand);
    line.registerConverter(Path.class, checked(Commands::path))
        .registerConverter(UpstreamVersion.class, checked(UpstreamVersion::new))
        .registerConverter(Suite.class, checked(Suite::new))
        .registerConverter(TargetSpec.class, checked(TargetSpec::parse))
        .registerConverter(Profile.class, checked(Profile::parse))
        .registerConverter(ColorMode.class, checked(oneOf(ColorMode.values())))
        .registerConverter(ProgressMode.class, checked(oneOf(ProgressMode.values())));
    everywhere(line);
    line.getSubcommands().values().forEach(Commands::everywhere);
    return line;
  }

  private static void everywhere(CommandLine command) {
    command.getCommandSpec().parser().collectErrors(true);
    command
        .getCommandSpec()
        .usageMessage()
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n");
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("'' is no path");
    }
    return Path.of(text);
  }

  private static <T> Function<String, T> oneOf(T[] values) {
    return text ->
        Arrays.stream(values)
            .filter(value -> value.toString().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'"
                            + text
                            + "' is none of "
                            + Arrays.stream(values)
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))));
  }

  /** The values say themselves what is wrong with a text. */
  private static <T> ITypeConverter<T> checked(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
