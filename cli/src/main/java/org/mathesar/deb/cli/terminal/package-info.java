/** The two output streams, what stands at their other end, and the progress shown there. */
@NullMarked
package org.mathesar.deb.cli.terminal;

import org.jspecify.annotations.NullMarked;
