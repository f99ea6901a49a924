/** Which releases of Debian and Ubuntu packages are tried on. */
@NullMarked
package org.mathesar.deb.install.release;

import org.jspecify.annotations.NullMarked;
