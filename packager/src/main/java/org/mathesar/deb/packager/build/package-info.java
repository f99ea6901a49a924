/**
 * Plan and build: what packages come out of a source and a lock, how their images are put together,
 * and how their bytes reach the output folder, whole or not at all.
 */
@NullMarked
package org.mathesar.deb.packager.build;

import org.jspecify.annotations.NullMarked;
