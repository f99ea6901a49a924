package org.mathesar.deb.format.deb;

import org.mathesar.deb.format.digest.Md5;
import org.mathesar.deb.format.value.InstallPath;

/**
 * A line of the md5sums control file (deb-md5sums(5)).
 *
 * @param path a file of the package
 * @param md5 the checksum it is to have
 */
public record Md5sum(InstallPath path, Md5 md5) {}
