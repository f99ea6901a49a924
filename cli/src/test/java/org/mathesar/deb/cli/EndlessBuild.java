package org.mathesar.deb.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.cli.command.Application;
import org.mathesar.deb.cli.command.PlanCommand;
import org.mathesar.deb.cli.command.Planning;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.cli.terminal.Console;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.work.WorkFolder;

/** A process whose work takes longer than anybody waits: a command writes on and on. */
final class EndlessBuild {
  private EndlessBuild() {}

  public static void main(String[] arguments) {
    Path parent = Path.of(arguments[0]);
    Console console = Console.ofProcess(Optional.of("UTF-8"));
    Planning planning =
        (request, progress) -> {
          try (WorkFolder work = WorkFolder.create(parent)) {
            Files.writeString(work.path().resolve("half"), "written");
            console.out().write("ready\n");
            CommandResult result =
                new CommandRunner()
                    .run(
                        Command.in(
                            work.path(),
                            List.of("sh", "-c", "while echo more >\"$(date +%N)\"; do :; done")),
                        "install a shell");
            throw UserProblem.of("The command ended with %d: look why.", result.exitCode());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    Surroundings surroundings = new Surroundings(Map.of(), parent, Optional.of(parent), 1);
    System.exit(
        new Application(console, surroundings, List.of(new PlanCommand(planning)))
            .run("plan", "--source", "x"));
  }
}
