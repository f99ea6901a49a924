/** What a user did wrong or met, as sentences; everything else that is thrown is a bug. */
@NullMarked
package org.mathesar.deb.format.problem;

import org.jspecify.annotations.NullMarked;
