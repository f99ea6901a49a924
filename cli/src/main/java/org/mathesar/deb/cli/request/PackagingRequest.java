package org.mathesar.deb.cli.request;

import java.nio.file.Path;
import java.util.Optional;
import org.mathesar.deb.packager.assemble.Profile;

/**
 * Packages that are to be planned or built.
 *
 * @param origin what from
 * @param locks the folder of the locks, empty for the descriptor's own
 * @param scheme how the version is made
 * @param revision the Debian revision, at least 1
 * @param suite what the packages' changelogs and {@code .changes} name as Distribution
 * @param profile how hard is compressed
 * @param output the folder for the finished files; may be missing
 */
public record PackagingRequest(
    Origin origin,
    Optional<Path> locks,
    VersionScheme scheme,
    int revision,
    Suite suite,
    Profile profile,
    Path output) {}
