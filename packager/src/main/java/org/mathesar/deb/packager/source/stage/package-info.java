/** From an opened source to the files of the application's package, step by step. */
@NullMarked
package org.mathesar.deb.packager.source.stage;

import org.jspecify.annotations.NullMarked;
