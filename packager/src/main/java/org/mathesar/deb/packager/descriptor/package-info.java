/** What is to be packaged and how, as the descriptor says: values, and the reader of its file. */
@NullMarked
package org.mathesar.deb.packager.descriptor;

import org.jspecify.annotations.NullMarked;
