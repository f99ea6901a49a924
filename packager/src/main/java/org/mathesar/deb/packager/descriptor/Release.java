package org.mathesar.deb.packager.descriptor;

import org.mathesar.deb.packager.python.PythonVersion;

/**
 * A release of Debian or Ubuntu.
 *
 * @param codename such as {@code bookworm}
 * @param title such as {@code Debian 12}
 * @param python the Python release that its python3 package is
 */
public record Release(Codename codename, String title, PythonVersion python) {}
