/**
 * Wheels by hash (binary distribution format, PEP 427): how they come into the cache, are built
 * from source, read, and what they need of the machine.
 */
@NullMarked
package org.mathesar.deb.packager.wheel;

import org.jspecify.annotations.NullMarked;
