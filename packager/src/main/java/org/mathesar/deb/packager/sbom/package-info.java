/** Writes lists of what a package is made of (CycloneDX 1.6). */
@NullMarked
package org.mathesar.deb.packager.sbom;

import org.jspecify.annotations.NullMarked;
