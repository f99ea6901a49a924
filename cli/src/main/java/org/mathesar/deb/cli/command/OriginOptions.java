package org.mathesar.deb.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.cli.request.Origin;
import org.mathesar.deb.cli.request.SourceChoice;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.cli.request.TargetSelection;
import org.mathesar.deb.cli.request.TargetSpec;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.source.UpstreamVersion;
import picocli.CommandLine.Option;

/** What a command that reads an application's source starts from. */
final class OriginOptions {

  @Option(
      names = "--descriptor",
      paramLabel = "FILE",
      description =
          "Says how the application is packaged (default: $MATHESAR_DEB_DESCRIPTOR, else"
              + " Mathesar's own).")
  private Optional<Path> descriptor = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "The application: a release tarball, a checkout or a folder.")
  private Optional<Path> source = Optional.empty();

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      description =
          "Downloads that published release; with --source, the version the source must be.")
  private Optional<UpstreamVersion> release = Optional.empty();

  @Option(
      names = "--allow-changes",
      description =
          "Packages a checkout although it differs from its commit; every difference is noted.")
  private boolean allowsChanges;

  @Option(
      names = "--target",
      paramLabel = "SPEC",
      description =
          "Only this: a codename (bookworm), python3.N or all, each with /amd64 or another machine"
              + " behind it where only that one is meant; can be given several times (default:"
              + " all).")
  private List<TargetSpec> targets = new ArrayList<>();

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Keeps downloads and library packages there (default: mathesar-deb in $XDG_CACHE_HOME,"
              + " else in ~/.cache).")
  private Optional<Path> cache = Optional.empty();

  @Option(
      names = "--wheels",
      paramLabel = "DIR",
      description = "Takes wheels from this folder before the package index is asked.")
  private Optional<Path> wheels = Optional.empty();

  @Option(names = "--offline", description = "Fetches nothing: what is needed must be there.")
  private boolean offline;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Does that many things at once (default: one for each processor).")
  private Optional<Integer> jobs = Optional.empty();

  /** Options with their defaults, until picocli fills them. */
  OriginOptions() {}

  /** Whether --source was given. */
  boolean isLocal() {
    return source.isPresent();
  }

  /** Adds what does not fit together. */
  void check(Surroundings surroundings, Problems problems) {
    if (source.isEmpty() && release.isEmpty()) {
      problems.add(
          "There is nothing to work on: name a tarball, checkout or folder with --source, or a"
              + " published version with --release.");
    }
    if (source.isEmpty() && release.isPresent() && offline) {
      problems.add(
          "--release %s would be downloaded, which --offline forbids: name a downloaded tarball"
              + " with --source.",
          release.get());
    }
    if (descriptor.or(surroundings::descriptor).isEmpty()) {
      problems.add(
          "There is no descriptor: name one with --descriptor or in the environment variable %s.",
          Surroundings.DESCRIPTOR_VARIABLE);
    }
  }

  /** The values; throws {@link UserProblem} where {@link #check} would add any. */
  Origin origin(Surroundings surroundings) {
    Problems problems = new Problems();
    check(surroundings, problems);
    problems.throwIfAny();
    SourceChoice choice =
        source
            .<SourceChoice>map(path -> new SourceChoice.Local(path, release))
            .orElseGet(() -> new SourceChoice.Published(release.orElseThrow()));
    return new Origin(
        descriptor.or(surroundings::descriptor).orElseThrow(),
        choice,
        allowsChanges,
        new TargetSelection(targets),
        cache.orElseGet(surroundings::cache),
        wheels,
        offline,
        jobs.orElse(surroundings.processors()));
  }
}
