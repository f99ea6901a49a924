/** What a package contains, before any byte of it is written. */
@NullMarked
package org.mathesar.deb.packager.image;

import org.jspecify.annotations.NullMarked;
