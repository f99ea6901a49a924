/** What the build makes of the commands' options: shell completion and manual pages. */
@NullMarked
package org.mathesar.deb.cli.generate;

import org.jspecify.annotations.NullMarked;
