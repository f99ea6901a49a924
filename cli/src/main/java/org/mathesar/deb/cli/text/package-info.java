/** Text as people read it: amounts, columns, and names from outside made harmless. */
@NullMarked
package org.mathesar.deb.cli.text;

import org.jspecify.annotations.NullMarked;
