/** Versions of Debian packages and the order dpkg gives them. */
@NullMarked
package org.mathesar.deb.format.version;

import org.jspecify.annotations.NullMarked;
