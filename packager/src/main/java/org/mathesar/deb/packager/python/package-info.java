/** Versions, names and specifiers of the Python world (PEP 440, 503, 508, 425). */
@NullMarked
package org.mathesar.deb.packager.python;

import org.jspecify.annotations.NullMarked;
