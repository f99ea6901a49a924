/**
 * A source of the application is found, downloaded, checked and copied into the work folder: from a
 * tarball, a checkout or a folder to an {@link org.mathesar.deb.packager.source.ApplicationSource}.
 * The package stage below makes it into the files of the application's package.
 */
@NullMarked
package org.mathesar.deb.packager.source;

import org.jspecify.annotations.NullMarked;
