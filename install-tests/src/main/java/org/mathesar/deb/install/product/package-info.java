/** The packages that are tried: the sample application, or whatever was given. */
@NullMarked
package org.mathesar.deb.install.product;

import org.jspecify.annotations.NullMarked;
