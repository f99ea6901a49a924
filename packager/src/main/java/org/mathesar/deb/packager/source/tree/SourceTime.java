package org.mathesar.deb.packager.source.tree;

import java.time.Instant;

/** The times of change that a package can hold. */
public final class SourceTime {
  /** What the eleven octal digits of a tar header hold, in seconds; it is in the year 2242. */
  private static final long LATEST_SECOND = 077777777777L;

  private SourceTime() {}

  /**
   * Whether a package can hold a time.
   *
   * @param time of a source's file or commit
   * @return false before 1970 and after what the header of a tar member has digits for
   */
  public static boolean isPackageable(Instant time) {
    return time.getEpochSecond() >= 0 && time.getEpochSecond() <= LATEST_SECOND;
  }
}
