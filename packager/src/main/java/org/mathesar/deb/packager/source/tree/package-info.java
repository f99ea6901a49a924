/** Walking, copying and summing up folders of files, names taken byte for byte. */
@NullMarked
package org.mathesar.deb.packager.source.tree;

import org.jspecify.annotations.NullMarked;
