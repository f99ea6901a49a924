package org.mathesar.deb.format.upload;

import org.mathesar.deb.format.digest.FileDigests;

/**
 * A file that a build made.
 *
 * @param name its name
 * @param digests its size and checksums
 */
public record BuiltFile(FileName name, FileDigests digests) {}
