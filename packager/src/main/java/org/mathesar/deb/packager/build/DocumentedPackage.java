package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.format.control.Stanza;

/**
 * A built package with what is said of it beside it.
 *
 * @param built the package
 * @param control its fields, without those that follow from its image
 * @param notes its changelog entry
 * @param sbom the list of what is in it
 */
record DocumentedPackage(BuiltPackage built, Stanza control, ChangelogEntry notes, Path sbom) {}
