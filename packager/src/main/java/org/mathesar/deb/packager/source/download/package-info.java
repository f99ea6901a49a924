/** Downloading published releases: resumed, retried, checked, and kept. */
@NullMarked
package org.mathesar.deb.packager.source.download;

import org.jspecify.annotations.NullMarked;
