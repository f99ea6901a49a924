/** What a command found or made, as text for people and as JSON for machines. */
@NullMarked
package org.mathesar.deb.cli.report;

import org.jspecify.annotations.NullMarked;
