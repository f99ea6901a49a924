/** Running the programs that do their part of the work: npm, uv, pip, msgfmt, python3. */
@NullMarked
package org.mathesar.deb.packager.process;

import org.jspecify.annotations.NullMarked;
