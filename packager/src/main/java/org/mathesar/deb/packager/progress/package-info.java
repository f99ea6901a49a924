/** What long work says of itself while it runs. */
@NullMarked
package org.mathesar.deb.packager.progress;

import org.jspecify.annotations.NullMarked;
