/** Writes machine-readable copyright files (DEP-5, format 1.0) for what a package contains. */
@NullMarked
package org.mathesar.deb.packager.copyright;

import org.jspecify.annotations.NullMarked;
