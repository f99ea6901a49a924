/** Where mathesar-deb starts: what is put together with what. */
@NullMarked
package org.mathesar.deb.cli;

import org.jspecify.annotations.NullMarked;
