package org.mathesar.deb.cli.backend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mathesar.deb.cli.command.Building;
import org.mathesar.deb.cli.command.Planning;
import org.mathesar.deb.cli.report.BuildReport;
import org.mathesar.deb.cli.report.PlanReport;
import org.mathesar.deb.cli.request.PackagingRequest;
import org.mathesar.deb.cli.request.Suite;
import org.mathesar.deb.format.control.Alternatives;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.build.BuildOptions;
import org.mathesar.deb.packager.build.BuildPlan;
import org.mathesar.deb.packager.build.BuildPlanner;
import org.mathesar.deb.packager.build.BuildResult;
import org.mathesar.deb.packager.build.BuiltPackage;
import org.mathesar.deb.packager.build.OutputFolder;
import org.mathesar.deb.packager.build.PackageBuild;
import org.mathesar.deb.packager.build.PlannedPackage;
import org.mathesar.deb.packager.descriptor.Codename;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.Release;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.work.IoReason;

/** Plans and builds packages. */
public final class PackagingBackend implements Planning, Building {
  private static final String SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH";

  /** What the eleven octal digits of a tar header hold, in seconds; it is in the year 2242. */
  private static final long LATEST_TIME = 077777777777L;

  private final Map<String, String> environment;
  private final String toolVersion;

  /**
   * A backend.
   *
   * @param environment asked for SOURCE_DATE_EPOCH and proxies; some of it reaches npm
   * @param toolVersion the version of this tool
   */
  public PackagingBackend(Map<String, String> environment, String toolVersion) {
    this.environment = Map.copyOf(environment);
    this.toolVersion = toolVersion;
  }

  @Override
  public PlanReport plan(PackagingRequest request, Progress progress) {
    Optional<Instant> epoch = sourceDateEpoch();
    try (Workbench bench = Workbench.open(request.origin(), progress, environment)) {
      ApplicationSource source = bench.source(request.scheme());
      return report(plan(bench, source, request, epoch), bench.descriptor());
    }
  }

  @Override
  public BuildReport build(PackagingRequest request, Progress progress) {
    Optional<Instant> epoch = sourceDateEpoch();
    OutputFolder output = OutputFolder.of(request.output());
    try (Workbench bench = Workbench.open(request.origin(), progress, environment)) {
      ApplicationSource source = bench.source(request.scheme());
      BuildPlan plan = plan(bench, source, request, epoch);
      BuildResult result =
          new PackageBuild(
                  bench.descriptor(), bench.wheelOrigin(), bench.site(), bench.jobs(), toolVersion)
              .build(plan, source, output);
      bench.cleanCache();
      return report(result, request.output());
    }
  }

  private static BuildPlan plan(
      Workbench bench,
      ApplicationSource source,
      PackagingRequest request,
      Optional<Instant> epoch) {
    Lock lock = bench.locks(request.locks()).find(bench.lockCheck(source)).lock();
    BuildOptions options =
        new BuildOptions(
            new TreeSet<>(bench.targets()),
            Integer.toString(request.revision()),
            request.suite().value(),
            request.profile(),
            epoch);
    return new BuildPlanner(bench.descriptor()).plan(source, lock, options);
  }

  /** Seconds since 1970 (reproducible-builds.org's specification of the variable). */
  private Optional<Instant> sourceDateEpoch() {
    return Optional.ofNullable(environment.get(SOURCE_DATE_EPOCH))
        .filter(text -> !text.isEmpty())
        .map(
            text -> {
              if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > LATEST_TIME) {
                throw UserProblem.of(
                    "The environment variable %s is '%s', which is no number of seconds since 1970"
                        + " up to %d: correct or unset it.",
                    SOURCE_DATE_EPOCH, text, LATEST_TIME);
              }
              return Instant.ofEpochSecond(Long.parseLong(text));
            });
  }

  private static PlanReport report(BuildPlan plan, Descriptor descriptor) {
    List<PlanReport.PlannedPackage> packages =
        plan.packages().stream().map(planned -> report(planned, plan.lock(), descriptor)).toList();
    return new PlanReport(
        plan.application().name(),
        plan.application().version(),
        plan.application().timestamp(),
        new Suite(plan.suite()),
        packages);
  }

  private static PlanReport.PlannedPackage report(
      PlannedPackage planned, Lock lock, Descriptor descriptor) {
    Optional<PythonVersion> python = planned.target().map(target -> target.python());
    List<Codename> releases =
        descriptor.releases().stream()
            .filter(release -> python.isEmpty() || release.python().equals(python.get()))
            .map(Release::codename)
            .toList();
    List<WheelName> wheels =
        planned.target().flatMap(lock::target).map(PackagingBackend::wheels).orElse(List.of());
    return new PlanReport.PlannedPackage(
        planned.name(),
        planned.version(),
        planned.architecture(),
        planned.fileName(),
        python,
        releases,
        planned.depends().members().stream().map(Alternatives::toString).toList(),
        wheels);
  }

  private static List<WheelName> wheels(TargetLock target) {
    return Stream.concat(
            target.wheels().stream().map(wheel -> new WheelName(wheel.fileName())),
            target.builtWheels().stream())
        .sorted()
        .toList();
  }

  private static BuildReport report(BuildResult result, Path output) {
    List<BuildReport.BuiltFile> files = new ArrayList<>();
    for (BuiltPackage built : result.packages()) {
      files.add(
          new BuildReport.BuiltFile(
              Path.of(built.planned().fileName()),
              BuildReport.Role.PACKAGE,
              built.digests().size(),
              built.digests().sha256(),
              built.fromCache()));
    }
    result.uploads().forEach(file -> files.add(described(file, BuildReport.Role.CHANGES)));
    for (Path file : result.others()) {
      boolean buildinfo = file.toString().endsWith(".buildinfo");
      files.add(described(file, buildinfo ? BuildReport.Role.BUILDINFO : BuildReport.Role.SBOM));
    }
    return new BuildReport(output, files);
  }

  private static BuildReport.BuiltFile described(Path file, BuildReport.Role role) {
    try {
      FileDigests digests = FileDigests.of(file);
      return new BuildReport.BuiltFile(
          Path.of(String.valueOf(file.getFileName())),
          role,
          digests.size(),
          digests.sha256(),
          false);
    } catch (IOException e) {
      throw UserProblem.causedBy(e, "%s cannot be read (%s): build again.", file, IoReason.of(e));
    }
  }
}
