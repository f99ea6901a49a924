/** The commands: their options, how these become requests, and how a run ends. */
@NullMarked
package org.mathesar.deb.cli.command;

import org.jspecify.annotations.NullMarked;
