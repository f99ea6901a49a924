/** What the commands do: requests handed to the packager, its results as reports. */
@NullMarked
package org.mathesar.deb.cli.backend;

import org.jspecify.annotations.NullMarked;
