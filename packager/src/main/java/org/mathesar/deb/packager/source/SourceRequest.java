package org.mathesar.deb.packager.source;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which source is to be packaged, and as what.
 *
 * @param origin where it comes from
 * @param versioning how its version is told
 * @param allowsChanges whether a checkout may differ from its commit in files that matter; every
 *     difference is then noted
 */
public record SourceRequest(SourceOrigin origin, Versioning versioning, boolean allowsChanges) {

  /**
   * A source that is there, packaged under the version it says.
   *
   * @param path a tarball, checkout or folder
   * @return the request
   */
  public static SourceRequest of(Path path) {
    return new SourceRequest(
        new SourceOrigin.Given(path), new Versioning.AsReleased(Optional.empty()), false);
  }

  /**
   * A published release.
   *
   * @param version of the release, which its source has to say too
   * @return the request
   */
  public static SourceRequest release(UpstreamVersion version) {
    return new SourceRequest(
        new SourceOrigin.Release(version), new Versioning.AsReleased(Optional.of(version)), false);
  }

  /**
   * The same source under another versioning.
   *
   * @param other how its version is told
   * @return the request
   */
  public SourceRequest with(Versioning other) {
    return new SourceRequest(origin, other, allowsChanges);
  }
}
