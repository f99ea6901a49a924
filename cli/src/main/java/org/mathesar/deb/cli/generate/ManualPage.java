package org.mathesar.deb.cli.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Writes the manual page of a command and its subcommands in man(7)'s macros. */
final class ManualPage {
  private final CommandLine line;
  private final StringBuilder page = new StringBuilder();

  /**
   * A manual page.
   *
   * @param line the outermost command
   */
  ManualPage(CommandLine line) {
    this.line = line;
  }

  /**
   * The page.
   *
   * @return roff source with a line feed at its end
   */
  String render() {
    CommandSpec spec = line.getCommandSpec();
    UsageMessageSpec usage = spec.usageMessage();
    page.append(".TH ").append(spec.name().toUpperCase(Locale.ROOT)).append(" 1\n");
    section("NAME");
    text(spec.name() + " - " + firstLower(join(usage.description())));
    section("SYNOPSIS");
    page.append(".B ").append(escape(spec.name())).append('\n');
    text("[OPTION]... COMMAND [OPTION]...");
    section("OPTIONS FOR EVERY COMMAND");
    options(spec, false);
    Map<CommandSpec, List<String>> commands = new LinkedHashMap<>();
    line.getSubcommands()
        .forEach(
            (name, sub) ->
                commands.computeIfAbsent(sub.getCommandSpec(), key -> new ArrayList<>()).add(name));
    for (CommandSpec command : commands.keySet()) {
      section("THE COMMAND " + command.name().toUpperCase(Locale.ROOT));
      text(join(command.usageMessage().description()));
      options(command, true);
    }
    section("EXIT STATUS");
    usage.exitCodeList().forEach(this::item);
    section("ENVIRONMENT");
    for (String entry : usage.footer()) {
      String[] parts = entry.strip().split(" {2,}", 2);
      if (parts.length == 2) {
        item(parts[0], parts[1]);
      } else {
        page.append(".PP\n");
        text(entry.strip());
      }
    }
    return page.toString();
  }

  private void options(CommandSpec command, boolean ownOnly) {
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      item(parameter.paramLabel() + "...", join(parameter.description()));
    }
    for (OptionSpec option : command.options()) {
      if (!ownOnly || !option.inherited()) {
        String names = Arrays.stream(option.names()).collect(Collectors.joining(", "));
        String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        item(names + label, join(option.description()));
      }
    }
  }

  private void section(String title) {
    page.append(".SH \"").append(escape(title)).append("\"\n");
  }

  private void item(String term, String description) {
    page.append(".TP\n.B ").append(escape(term)).append('\n');
    text(description);
  }

  private void text(String text) {
    page.append(escape(text)).append('\n');
  }

  private static String join(String[] lines) {
    return String.join(" ", lines);
  }

  private static String firstLower(String sentence) {
    String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** A full stop or quote at the start of a line would be a request, a hyphen a typographic one. */
  private static String escape(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
