package org.mathesar.deb.packager.build;

import java.util.List;

/**
 * A finished package with the files that describe it, all of one stem.
 *
 * @param built the package
 * @param packageFile its .deb
 * @param sbom the list of its components
 * @param buildinfo how it was built
 * @param changes names all the others with their checksums
 */
record DescribedPackage(
    BuiltPackage built,
    FinishedFile packageFile,
    FinishedFile sbom,
    FinishedFile buildinfo,
    FinishedFile changes) {

  /** What the .changes names. */
  List<FinishedFile> named() {
    return List.of(packageFile, sbom, buildinfo);
  }
}
