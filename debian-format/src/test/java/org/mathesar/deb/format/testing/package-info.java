/** What several tests of this module share. */
@NullMarked
package org.mathesar.deb.format.testing;

import org.jspecify.annotations.NullMarked;
