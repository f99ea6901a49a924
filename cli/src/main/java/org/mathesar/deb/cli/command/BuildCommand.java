package org.mathesar.deb.cli.command;

import org.mathesar.deb.cli.report.Report;
import org.mathesar.deb.cli.request.PackagingRequest;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.packager.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mathesar-deb build}. */
@Command(
    name = "build",
    description = "Builds the packages, with .changes, .buildinfo and bills of materials.")
public final class BuildCommand implements Subcommand {
  private final Planning planning;
  private final Building building;

  @Mixin private final PackagingOptions options = new PackagingOptions();

  @Option(names = "--dry-run", description = "Only says what would be built, as plan does.")
  private boolean dryRun;

  /**
   * The command.
   *
   * @param planning does the work of a dry run
   * @param building does the work
   */
  public BuildCommand(Planning planning, Building building) {
    this.planning = planning;
    this.building = building;
  }

  @Override
  public Report run(Surroundings surroundings, Progress progress) {
    PackagingRequest request = options.request(surroundings);
    return dryRun ? planning.plan(request, progress) : building.build(request, progress);
  }
}
