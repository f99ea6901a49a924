package org.mathesar.deb.packager.descriptor;

import java.util.regex.Pattern;
import org.mathesar.deb.format.value.RelativePath;

/**
 * Where a source tree says which version it is.
 *
 * @param file a text file of the tree
 * @param pattern found in it, line by line; its first group is the version
 * @param tag what a whole release tag looks like; other tags are none
 */
public record VersionRule(RelativePath file, Pattern pattern, Pattern tag) {}
