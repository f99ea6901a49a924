/** What is in a package, whether it is sound, and how two packages differ. */
@NullMarked
package org.mathesar.deb.packager.inspect;

import org.jspecify.annotations.NullMarked;
