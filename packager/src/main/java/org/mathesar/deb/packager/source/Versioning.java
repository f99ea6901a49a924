package org.mathesar.deb.packager.source;

import java.util.Optional;

/** How the package's version follows from the source. */
public sealed interface Versioning {

  /**
   * The version that the source says. A checkout has to be at the tag of that version, or the
   * expected version has to be given.
   *
   * @param expected what the version has to be
   */
  record AsReleased(Optional<UpstreamVersion> expected) implements Versioning {}

  /**
   * The version that the source says, wherever its checkout is: for work that packages nothing.
   *
   * @param expected what the version has to be
   */
  record AsSaid(Optional<UpstreamVersion> expected) implements Versioning {}

  /**
   * A version of a commit between releases, {@code NEXT~gitYYYYMMDD.COMMIT}. It sorts below the
   * release NEXT and by the day of the commit (UTC). Several nightly versions of one day sort by
   * their serial: the first is 0 and has the plain form, a later one is {@code
   * NEXT~gitYYYYMMDD.nSERIAL.COMMIT}, which sorts above every plain one of the day.
   *
   * @param next the release to come; where it is not given, it follows from the source and the tags
   * @param serial how many nightly versions of the commit's day there are already
   */
  record Nightly(Optional<UpstreamVersion> next, int serial) implements Versioning {
    // Refuses what would not sort.
    public Nightly {
      if (serial < 0) {
        throw new IllegalArgumentException("the serial " + serial + " of a nightly is negative");
      }
    }
  }
}
