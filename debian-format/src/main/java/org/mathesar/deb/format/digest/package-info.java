/** Checksums of files, as upload descriptions, indices and locks name them. */
@NullMarked
package org.mathesar.deb.format.digest;

import org.jspecify.annotations.NullMarked;
