package org.mathesar.deb.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.mathesar.deb.cli.report.Report;
import org.mathesar.deb.cli.request.LockRequest;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.packager.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mathesar-deb lock}. */
@Command(
    name = "lock",
    description =
        "Resolves the application's Python requirements to exact wheels for every target.")
public final class LockCommand implements Subcommand {
  private final Locking locking;

  @Mixin private final OriginOptions origin = new OriginOptions();

  @Option(
      names = "--cut-off",
      paramLabel = "INSTANT",
      converter = CutOff.class,
      description =
          "Considers only what was published before: 2026-05-20 (its start in UTC) or"
              + " 2026-05-20T08:00:00Z (default: now).")
  private Optional<Instant> cutOff = Optional.empty();

  @Option(
      names = "--serial",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Tells locks of one day apart (default: the first free one).")
  private Optional<Integer> serial = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The lock (default: in locks beside the descriptor).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--check",
      description = "Resolves nothing: checks that the lock that is there fits the source.")
  private boolean check;

  @Option(names = "--dry-run", description = "Resolves, but writes nothing.")
  private boolean dryRun;

  /**
   * The command.
   *
   * @param locking does the work
   */
  public LockCommand(Locking locking) {
    this.locking = locking;
  }

  @Override
  public Report run(Surroundings surroundings, Progress progress) {
    Problems problems = new Problems();
    origin.check(surroundings, problems);
    if (check && (cutOff.isPresent() || serial.isPresent())) {
      problems.add(
          "--check resolves nothing, so --cut-off and --serial mean nothing to it: leave one side"
              + " away.");
    }
    problems.throwIfAny();
    LockRequest request =
        new LockRequest(
            origin.origin(surroundings),
            mode(),
            cutOff,
            serial.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            output);
    return locking.lock(request, progress);
  }

  private LockRequest.Mode mode() {
    if (check) {
      return LockRequest.Mode.CHECK;
    }
    return dryRun ? LockRequest.Mode.SHOW : LockRequest.Mode.WRITE;
  }
}
