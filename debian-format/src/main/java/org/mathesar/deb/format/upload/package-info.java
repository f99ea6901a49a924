/** Descriptions of uploads (deb-changes(5)) and of how they were built (deb-buildinfo(5)). */
@NullMarked
package org.mathesar.deb.format.upload;

import org.jspecify.annotations.NullMarked;
