package org.mathesar.deb.cli.request;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A lock that is to be made, or a committed one that is to be checked.
 *
 * @param origin what from
 * @param mode what is done with the result
 * @param cutOff what was published later is not considered; empty for now
 * @param serial tells locks of one day apart, at least 1; empty for the first free one
 * @param file the lock, empty for the descriptor's own
 */
public record LockRequest(
    Origin origin, Mode mode, Optional<Instant> cutOff, OptionalInt serial, Optional<Path> file) {

  /** What is done with what was resolved. */
  public enum Mode {
    /** It is written. */
    WRITE,
    /** It is only shown. */
    SHOW,
    /** Nothing is resolved: the lock that is there is compared with the source's requirements. */
    CHECK
  }
}
