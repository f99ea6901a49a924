package org.mathesar.deb.format.deb;

import org.mathesar.deb.format.value.InstallPath;

/**
 * A line of the conffiles control file (deb-conffiles(5)).
 *
 * @param path the configuration file
 * @param removedOnUpgrade whether the package only says that it had this file once
 */
public record Conffile(InstallPath path, boolean removedOnUpgrade) {}
