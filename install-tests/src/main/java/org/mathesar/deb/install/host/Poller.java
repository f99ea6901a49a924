package org.mathesar.deb.install.host;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A visitor who asks for a page again and again, in a process of the machine. */
public final class Poller implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DebianHost host;
  private final String process;
  private final String file;

  private Poller(DebianHost host, String process, String file) {
    this.host = host;
    this.process = process;
    this.file = file;
  }

  static Poller start(DebianHost host, URI address, Duration period) {
    String file = "/tmp/poll-" + NUMBER.incrementAndGet() + ".json";
    String process =
        host.does(
                "setsid "
                    + Visitors.pollCommand(address, file, period)
                    + " </dev/null >"
                    + file
                    + ".log 2>&1 & echo $!")
            .strip();
    return new Poller(host, process, file);
  }

  /**
   * Ends asking, and waits for the answers that are still to come.
   *
   * @return what came back
   */
  public Polled stop() {
    close();
    host.await(
        "the poller's report",
        Duration.ofSeconds(60),
        () -> host.run("test -e " + file).isSuccess());
    return Polled.of(Visitors.json(host.file(file)));
  }

  /** Ends asking. */
  @Override
  public void close() {
    host.run("kill -TERM " + process);
  }
}
