package org.mathesar.deb.cli.request;

import java.nio.file.Path;
import java.util.Optional;
import org.mathesar.deb.packager.source.UpstreamVersion;

/** Which application source a command works on. */
public sealed interface SourceChoice {

  /**
   * A source that is on this machine.
   *
   * @param path a release tarball, a checkout or a folder
   * @param expected the version it must be, empty where any will do
   */
  record Local(Path path, Optional<UpstreamVersion> expected) implements SourceChoice {}

  /**
   * A published release, to be downloaded.
   *
   * @param version which
   */
  record Published(UpstreamVersion version) implements SourceChoice {}
}
