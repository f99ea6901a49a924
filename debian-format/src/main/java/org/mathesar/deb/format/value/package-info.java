/** The words of Debian packaging as values that cannot be wrong. */
@NullMarked
package org.mathesar.deb.format.value;

import org.jspecify.annotations.NullMarked;
