package org.mathesar.deb.packager.source.download;

import java.time.Duration;

/**
 * How long a server is given.
 *
 * @param connecting until a connection stands
 * @param silence until something comes over a standing connection
 * @param firstPause before the second attempt; doubled before each further one
 * @param attempts how many in a row may fail without a byte of progress
 */
public record Patience(Duration connecting, Duration silence, Duration firstPause, int attempts) {
  /** What suits people and release jobs. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(1), 4);

  // Refuses to give up before the first attempt.
  public Patience {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt is needed");
    }
  }

  /**
   * The pause after failed attempts.
   *
   * @param failures how many failed in a row, at least one
   * @return how long to wait
   */
  Duration pause(int failures) {
    return firstPause.multipliedBy(1L << Math.min(failures - 1, 6));
  }
}
