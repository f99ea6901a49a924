package org.mathesar.deb.cli.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.cli.Main;
import org.mathesar.deb.cli.command.Commands;
import org.mathesar.deb.cli.request.Surroundings;
import picocli.CommandLine;

/**
 * Writes what the distribution brings beside the tool: completion for bash, and the manual page.
 * The build runs it; nothing else does.
 */
public final class GeneratedFiles {
  private static final String NAME = "mathesar-deb";

  /** What is generated is the same on every machine. */
  private static final Surroundings NOWHERE =
      new Surroundings(Map.of(), Path.of("/"), Optional.empty(), 1);

  private GeneratedFiles() {}

  /**
   * Writes the files.
   *
   * @param arguments the folder to write to, laid out as /usr/share is
   * @throws IOException where one cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path share = Path.of(arguments[0]);
    CommandLine line = Commands.of(Main.subcommands(NOWHERE));
    write(share.resolve("man/man1/" + NAME + ".1"), new ManualPage(line).render());
    write(share.resolve("bash-completion/completions/" + NAME), Completion.of(NAME, line));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
