/** What is to be packaged and how, as the descriptor says: values only. */
@NullMarked
package org.mathesar.deb.packager.descriptor;

import org.jspecify.annotations.NullMarked;
