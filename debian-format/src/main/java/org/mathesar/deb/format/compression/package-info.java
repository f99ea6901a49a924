/** Compressing the same bytes to the same bytes. */
@NullMarked
package org.mathesar.deb.format.compression;

import org.jspecify.annotations.NullMarked;
