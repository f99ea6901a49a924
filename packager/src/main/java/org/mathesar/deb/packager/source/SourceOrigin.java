package org.mathesar.deb.packager.source;

import java.nio.file.Path;

/** Where a source comes from. */
public sealed interface SourceOrigin {

  /**
   * A tarball, checkout or folder that is already there.
   *
   * @param path the file or folder
   */
  record Given(Path path) implements SourceOrigin {}

  /**
   * A published release, to be downloaded.
   *
   * @param version as it stands in the release's address
   */
  record Release(UpstreamVersion version) implements SourceOrigin {}
}
