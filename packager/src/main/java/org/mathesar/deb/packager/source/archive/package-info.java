/** Release tarballs: recognised, checked member by member and unpacked. */
@NullMarked
package org.mathesar.deb.packager.source.archive;

import org.jspecify.annotations.NullMarked;
