/** Machines in containers, with apt and systemd, that packages are installed on. */
@NullMarked
package org.mathesar.deb.install.host;

import org.jspecify.annotations.NullMarked;
