package org.mathesar.deb.cli.backend;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mathesar.deb.cli.command.Inspecting;
import org.mathesar.deb.cli.report.InspectReport;
import org.mathesar.deb.cli.request.InspectRequest;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.packager.inspect.Inspection;
import org.mathesar.deb.packager.inspect.PackageComparison;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.work.WorkFolder;

/** Looks into packages. */
public final class InspectingBackend implements Inspecting {
  private final Path scratch;
  private final InstantSource clock;

  /**
   * A backend.
   *
   * @param scratch the parent of folders for what comparing lays aside
   * @param clock tells what is in the future
   */
  public InspectingBackend(Path scratch, InstantSource clock) {
    this.scratch = scratch;
    this.clock = clock;
  }

  @Override
  public InspectReport inspect(InspectRequest request, Progress progress) {
    Problems problems = new Problems();
    List<InspectReport.InspectedPackage> inspected = new ArrayList<>();
    try (Progress.Task task =
        progress.start(
            "Reading packages", OptionalLong.of(request.files().size()), Progress.Unit.ITEMS)) {
      for (Path file : request.files()) {
        problems.collect(
            () ->
                inspected.add(
                    new InspectReport.InspectedPackage(
                        file, Inspection.of(file, clock.instant()))));
        task.advance(1);
      }
    }
    problems.throwIfAny();
    return new InspectReport(
        inspected, request.other().map(other -> compare(request.files().get(0), other)));
  }

  private PackageComparison compare(Path file, Path other) {
    try (WorkFolder work = WorkFolder.create(scratch)) {
      return PackageComparison.of(file, other, work.path());
    }
  }
}
