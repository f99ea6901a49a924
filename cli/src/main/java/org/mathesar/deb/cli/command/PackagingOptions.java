package org.mathesar.deb.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.mathesar.deb.cli.request.PackagingRequest;
import org.mathesar.deb.cli.request.Suite;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.cli.request.VersionScheme;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.source.UpstreamVersion;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code plan} and {@code build} have in common, so that one line can be given to either. */
final class PackagingOptions {

  @Mixin private final OriginOptions origin = new OriginOptions();

  @Option(
      names = "--locks",
      paramLabel = "DIR",
      description = "The folder of the locks (default: locks beside the descriptor).")
  private Optional<Path> locks = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Puts the finished files there (default: out).")
  private Path output = Path.of("out");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Compresses: fast (zstd, for nightly builds), small (zstd, for releases) or xz (for tools"
              + " that know no zstd) (default: fast).")
  private Profile profile = Profile.FAST;

  @Option(
      names = "--revision",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "The Debian revision of the application's package (default: 1).")
  private int revision = 1;

  @Option(
      names = "--nightly",
      description =
          "Makes the version from the checkout's commit, always lower than the release to come.")
  private boolean nightly;

  @Option(
      names = "--next-version",
      paramLabel = "VERSION",
      description = "The release to come, for --nightly (default: told from the source).")
  private Optional<UpstreamVersion> nextVersion = Optional.empty();

  @Option(
      names = "--nightly-serial",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description =
          "Tells nightly versions of one day apart: 1 for the second, and so on (default: the"
              + " day's first).")
  private Optional<Integer> nightlySerial = Optional.empty();

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      description = "The suite the packages are for (default: stable, with --nightly nightly).")
  private Optional<Suite> suite = Optional.empty();

  /** Options with their defaults, until picocli fills them. */
  PackagingOptions() {}

  /** The values; throws a user problem with everything that does not fit together. */
  PackagingRequest request(Surroundings surroundings) {
    Problems problems = new Problems();
    origin.check(surroundings, problems);
    if (nightly && !origin.isLocal()) {
      problems.add(
          "--nightly packages a checkout, not a published release: name it with --source.");
    }
    if (!nightly && nextVersion.isPresent()) {
      problems.add(
          "--next-version %s means nothing to a release: add --nightly or leave it away.",
          nextVersion.get());
    }
    if (!nightly && nightlySerial.isPresent()) {
      problems.add(
          "--nightly-serial %d means nothing to a release: add --nightly or leave it away.",
          nightlySerial.get());
    }
    problems.throwIfAny();
    return new PackagingRequest(
        origin.origin(surroundings),
        locks,
        nightly
            ? new VersionScheme.Nightly(nextVersion, nightlySerial.orElse(0))
            : new VersionScheme.Release(),
        revision,
        suite.orElse(nightly ? Suite.NIGHTLY : Suite.STABLE),
        profile,
        output);
  }
}
