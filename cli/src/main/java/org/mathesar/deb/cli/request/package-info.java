/** What a user asked for, as values that were checked: nothing here touches disk or network. */
@NullMarked
package org.mathesar.deb.cli.request;

import org.jspecify.annotations.NullMarked;
