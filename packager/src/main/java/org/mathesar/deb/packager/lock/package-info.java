/** Locks: the exact wheels of every target, how they are resolved, written and checked. */
@NullMarked
package org.mathesar.deb.packager.lock;

import org.jspecify.annotations.NullMarked;
