package org.mathesar.deb.packager.source;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.version.DebVersion;

/**
 * A source that was opened: a copy of its own, which the steps of packaging may write in.
 *
 * @param root the folder of the copy, within the work folder
 * @param kind what it came as
 * @param version as the source says it
 * @param debianVersion what the package's upstream version is; it has no revision yet
 * @param commit what was checked out
 * @param date of the commit, or of the newest file
 * @param description where it comes from, for whoever reads the package's build information; the
 *     same for the same source on every machine
 * @param deviations in what a checkout differs from its commit, a sentence each
 */
public record ApplicationSource(
    Path root,
    SourceKind kind,
    UpstreamVersion version,
    DebVersion debianVersion,
    Optional<CommitId> commit,
    Instant date,
    String description,
    List<String> deviations) {

  // Copies, and refuses a version that is whole already.
  public ApplicationSource {
    deviations = List.copyOf(deviations);
    if (debianVersion.hasRevision() || debianVersion.epoch() != 0) {
      throw new IllegalArgumentException(
          debianVersion + " has an epoch or a revision, which the package adds");
    }
  }
}
