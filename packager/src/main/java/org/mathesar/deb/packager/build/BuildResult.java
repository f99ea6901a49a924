package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What a build left in the output folder.
 *
 * @param packages in the order of the plan
 * @param uploads the .changes files
 * @param others .buildinfo files and SBOMs
 */
public record BuildResult(List<BuiltPackage> packages, List<Path> uploads, List<Path> others) {

  // Copies.
  public BuildResult {
    packages = List.copyOf(packages);
    uploads = List.copyOf(uploads);
    others = List.copyOf(others);
  }
}
