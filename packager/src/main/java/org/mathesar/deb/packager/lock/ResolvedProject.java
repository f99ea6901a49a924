package org.mathesar.deb.packager.lock;

import java.util.List;
import java.util.Optional;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.ProjectVersion;

/**
 * A project that a target needs, in the version that was chosen.
 *
 * @param name the project
 * @param version the chosen one
 * @param source its source archive, where the index has one
 * @param wheels of that version, perhaps also such as do not fit the target
 */
record ResolvedProject(
    ProjectName name,
    ProjectVersion version,
    Optional<LockedFile> source,
    List<LockedFile> wheels) {

  // Copies.
  ResolvedProject {
    wheels = List.copyOf(wheels);
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
