package org.mathesar.deb.cli.request;

import java.util.Optional;
import org.mathesar.deb.packager.source.UpstreamVersion;

/** How the version of the application's package is made. */
public sealed interface VersionScheme {

  /** From the version the source says. */
  record Release() implements VersionScheme {}

  /**
   * From the source's commit and date, always lower than the release to come.
   *
   * @param next the release to come, empty where it is to be told from the source
   * @param serial how many nightly versions of the commit's day there are already
   */
  record Nightly(Optional<UpstreamVersion> next, int serial) implements VersionScheme {}
}
