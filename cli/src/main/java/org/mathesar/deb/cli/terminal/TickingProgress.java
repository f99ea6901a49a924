package org.mathesar.deb.cli.terminal;

import java.util.OptionalLong;

/**
 * Lets a progress tick on a thread of its own, and closes it where the process is asked to end, so
 * that no half-drawn bar stays on the screen.
 */
final class TickingProgress implements ShownProgress {
  private static final long PERIOD_MILLIS = 100;

  private final ShownProgress progress;
  private final Thread ticker;
  private final Thread hook;

  private TickingProgress(ShownProgress progress, Runnable interrupted) {
    this.progress = progress;
    this.ticker = new Thread(() -> tickUntilInterrupted(progress), "progress");
    ticker.setDaemon(true);
    this.hook =
        new Thread(
            () -> {
              progress.close();
              interrupted.run();
            },
            "close-progress");
  }

  /**
   * Starts ticking.
   *
   * @param progress what ticks
   * @param interrupted run where the process is asked to end while it ticks
   * @return to be closed
   */
  static ShownProgress start(ShownProgress progress, Runnable interrupted) {
    TickingProgress ticking = new TickingProgress(progress, interrupted);
    Shutdown.add(ticking.hook);
    ticking.ticker.start();
    return ticking;
  }

  private static void tickUntilInterrupted(ShownProgress progress) {
    while (true) {
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        // Only close() interrupts: it is the end.
        return;
      }
      progress.tick();
    }
  }

  @Override
  public Task start(String label, OptionalLong total, Unit unit) {
    return progress.start(label, total, unit);
  }

  @Override
  public void note(String sentence) {
    progress.note(sentence);
  }

  @Override
  public void tick() {
    progress.tick();
  }

  @Override
  public void close() {
    ticker.interrupt();
    progress.close();
    Shutdown.remove(hook);
  }
}
