package org.mathesar.deb.packager.source.archive;

import java.time.Instant;
import org.mathesar.deb.format.digest.Sha256;

/**
 * What is known of a tarball once it is unpacked.
 *
 * @param newest modification time of its newest file or link, in whole seconds
 * @param sha256 checksum of the tarball itself
 */
public record UnpackedTarball(Instant newest, Sha256 sha256) {}
