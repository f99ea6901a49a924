/**
 * From a package image to the bytes of a .deb: jdeb lays out the archives, the members are
 * compressed and put together after it.
 */
@NullMarked
package org.mathesar.deb.packager.assemble;

import org.jspecify.annotations.NullMarked;
