package org.mathesar.deb.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.cli.backend.InspectingBackend;
import org.mathesar.deb.cli.backend.LockingBackend;
import org.mathesar.deb.cli.backend.PackagingBackend;
import org.mathesar.deb.cli.command.Application;
import org.mathesar.deb.cli.command.BuildCommand;
import org.mathesar.deb.cli.command.BuildInfo;
import org.mathesar.deb.cli.command.InspectCommand;
import org.mathesar.deb.cli.command.LockCommand;
import org.mathesar.deb.cli.command.PlanCommand;
import org.mathesar.deb.cli.command.Subcommand;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.cli.terminal.Console;
import org.mathesar.deb.packager.build.CacheFolders;

/** Starts {@code mathesar-deb}. */
public final class Main {
  /** Set by the launcher: the unpacked distribution. */
  private static final String INSTALLATION = "mathesar.deb.installation";

  /** Set by the launcher: the character set of the user's locale, as locale(1) names it. */
  private static final String CHARMAP = "mathesar.deb.charmap";

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments as the shell passed them
   */
  public static void main(String[] arguments) {
    Surroundings surroundings =
        new Surroundings(
            System.getenv(),
            // Java's own idea of it comes from the list of users, whatever HOME says.
            Path.of(
                Optional.ofNullable(System.getenv("HOME"))
                    .filter(home -> !home.isEmpty())
                    .orElseGet(() -> System.getProperty("user.home"))),
            Optional.ofNullable(System.getProperty(INSTALLATION)).map(Path::of),
            Runtime.getRuntime().availableProcessors());
    Console console = Console.ofProcess(Optional.ofNullable(System.getProperty(CHARMAP)));
    System.exit(new Application(console, surroundings, subcommands(surroundings)).run(arguments));
  }

  /**
   * The commands, each with what does its work.
   *
   * @param surroundings where they take their defaults from
   * @return in the order help lists them
   */
  public static List<Subcommand> subcommands(Surroundings surroundings) {
    PackagingBackend packaging =
        new PackagingBackend(surroundings.variables(), BuildInfo.read().version());
    Path scratch = new CacheFolders(surroundings.cache()).work();
    return List.of(
        new PlanCommand(packaging),
        new LockCommand(new LockingBackend(surroundings.variables(), InstantSource.system())),
        new BuildCommand(packaging, packaging),
        new InspectCommand(new InspectingBackend(scratch, InstantSource.system())));
  }
}
