package org.mathesar.deb.packager.wheel;

import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.image.Content;

/**
 * A file that a wheel installs.
 *
 * @param path where it stands in the directory that its kind is installed to
 * @param executable whether the wheel marks it as a program
 * @param content its bytes, read from the wheel when they are needed
 */
public record WheelFile(RelativePath path, boolean executable, Content content) {}
