package org.mathesar.deb.packager.descriptor;

import java.net.URI;
import org.mathesar.deb.format.control.Description;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;

/**
 * The application as administrators meet it.
 *
 * @param name of its package, of its system user and of its folders
 * @param title its name as people write it, such as {@code Mathesar}
 * @param homepage its web site
 * @param maintainer who answers for the package: {@code Name <address>} (Debian Policy 5.6.2)
 * @param section of the archive (Debian Policy 2.4), such as {@code web}
 * @param description of the application's package
 * @param copyright who may do what with it
 * @param directory where its code is installed
 * @param version where its source says which version it is
 */
public record Application(
    PackageName name,
    String title,
    URI homepage,
    String maintainer,
    String section,
    Description description,
    Copyright copyright,
    InstallPath directory,
    VersionRule version) {}
