/**
 * Folders for work under way and the way from there to where results are wanted, whole or not at
 * all.
 */
@NullMarked
package org.mathesar.deb.packager.work;

import org.jspecify.annotations.NullMarked;
