package org.mathesar.deb.cli.command;

import org.mathesar.deb.cli.report.Report;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.packager.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mathesar-deb plan}. */
@Command(
    name = "plan",
    description = "Says which packages a build would make, and of what, without making them.")
public final class PlanCommand implements Subcommand {
  private final Planning planning;

  @Mixin private final PackagingOptions options = new PackagingOptions();

  /**
   * The command.
   *
   * @param planning does the work
   */
  public PlanCommand(Planning planning) {
    this.planning = planning;
  }

  @Override
  public Report run(Surroundings surroundings, Progress progress) {
    return planning.plan(options.request(surroundings), progress);
  }
}
