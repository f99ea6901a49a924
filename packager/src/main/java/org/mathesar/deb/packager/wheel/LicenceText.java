package org.mathesar.deb.packager.wheel;

import org.mathesar.deb.format.value.RelativePath;

/**
 * A licence or notice that a wheel carries.
 *
 * @param path where it is in the wheel's metadata directory, such as {@code licenses/LICENSE.txt}
 * @param text what it says, lines ended by line feeds
 */
public record LicenceText(RelativePath path, String text) {}
