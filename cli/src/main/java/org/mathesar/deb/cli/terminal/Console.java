package org.mathesar.deb.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Optional;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Where a run writes to.
 *
 * @param out standard output: results
 * @param err standard error: progress and problems
 * @param unicode whether the user's locale shows more than ASCII
 */
public record Console(Output out, Output err, boolean unicode) {

  /**
   * The console of this process.
   *
   * @param charmap the locale's character set as locale(1) names it, empty where nobody told
   * @return the console
   */
  public static Console ofProcess(Optional<String> charmap) {
    return new Console(
        new Output(
            new FileOutputStream(FileDescriptor.out), "standard output", Terminals.behind(1)),
        new Output(new FileOutputStream(FileDescriptor.err), "standard error", Terminals.behind(2)),
        charmap.filter(name -> name.equalsIgnoreCase("UTF-8")).isPresent());
  }

  /**
   * Starts showing progress on standard error.
   *
   * @param mode how
   * @param surroundings the environment
   * @return to be closed before anything else is written
   */
  public ShownProgress progress(ProgressMode mode, Surroundings surroundings) {
    return switch (mode) {
      case NONE -> ShownProgress.none();
      case PLAIN -> ticking(new PlainProgress(err, System::nanoTime));
      case BAR -> ticking(bars(surroundings));
      case AUTO ->
          err.terminal().isPresent() && Style.canDraw(surroundings)
              ? ticking(bars(surroundings))
              : ticking(new PlainProgress(err, System::nanoTime));
    };
  }

  private TerminalProgress bars(Surroundings surroundings) {
    return new TerminalProgress(
        err,
        () ->
            err.terminal()
                .map(device -> TerminalSize.of(device, surroundings))
                .orElse(TerminalSize.USUAL),
        unicode,
        System::nanoTime);
  }

  private ShownProgress ticking(ShownProgress progress) {
    return TickingProgress.start(progress, this::sayInterrupted);
  }

  /** For whoever sits there; a script has the exit code. */
  private void sayInterrupted() {
    if (err.terminal().isEmpty()) {
      return;
    }
    try {
      // The terminal has drawn the keys that were pressed, which this takes the place of.
      err.write("\rmathesar-deb: interrupted; run it again to go on from here.\n");
    } catch (Output.Closed | UserProblem e) {
      // Nobody looks any more.
      return;
    }
  }
}
