/** Debian changelogs (deb-changelog(5)) and the form of dates that they and uploads have. */
@NullMarked
package org.mathesar.deb.format.changelog;

import org.jspecify.annotations.NullMarked;
