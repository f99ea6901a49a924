/** Reads binary packages as dpkg does (deb(5)), and refuses what dpkg would stumble over. */
@NullMarked
package org.mathesar.deb.format.deb;

import org.jspecify.annotations.NullMarked;
