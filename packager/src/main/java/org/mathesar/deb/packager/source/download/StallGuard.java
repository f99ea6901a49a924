package org.mathesar.deb.packager.source.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Closes a transfer that has given nothing for too long, which no timeout of HttpClient does. */
final class StallGuard implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "stall-guard");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong lastSign = new AtomicLong(System.nanoTime());
  private final AtomicBoolean stalled = new AtomicBoolean();
  private final InputStream transfer;
  private final Duration patience;

  StallGuard(InputStream transfer, Duration patience) {
    this.transfer = transfer;
    this.patience = patience;
    long period = Math.max(1, patience.toMillis() / 4);
    var unused = clock.scheduleAtFixedRate(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  void sign() {
    lastSign.set(System.nanoTime());
  }

  boolean stalled() {
    return stalled.get();
  }

  private void look() {
    if (System.nanoTime() - lastSign.get() > patience.toNanos()
        && stalled.compareAndSet(false, true)) {
      try {
        transfer.close();
      } catch (IOException e) {
        // Whoever reads from it gets the failure that matters.
        return;
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
