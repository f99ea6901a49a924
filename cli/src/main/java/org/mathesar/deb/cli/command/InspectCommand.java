package org.mathesar.deb.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.cli.report.Report;
import org.mathesar.deb.cli.request.InspectRequest;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mathesar-deb inspect}. */
@Command(
    name = "inspect",
    description = "Says what is in packages and whether they are sound; exits with 2 if not.")
public final class InspectCommand implements Subcommand {
  private final Inspecting inspecting;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "A .deb.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--compare",
      paramLabel = "OTHER",
      description = "Says where another .deb differs; exits with 2 if it does.")
  private Optional<Path> other = Optional.empty();

  /**
   * The command.
   *
   * @param inspecting does the work
   */
  public InspectCommand(Inspecting inspecting) {
    this.inspecting = inspecting;
  }

  @Override
  public Report run(Surroundings surroundings, Progress progress) {
    if (other.isPresent() && files.size() > 1) {
      throw UserProblem.of(
          "--compare %s takes one package to compare with, not %d: name one.",
          other.get(), files.size());
    }
    return inspecting.inspect(new InspectRequest(files, other), progress);
  }
}
