package org.mathesar.deb.packager.build;

import java.util.List;
import java.util.stream.Stream;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.lock.Lock;

/**
 * What a build is going to do, before it does any of it.
 *
 * @param application the application's package
 * @param libraries the library packages, ordered by target
 * @param lock the exact libraries
 * @param suite what the .changes files say they are meant for
 * @param profile how hard to compress
 */
public record BuildPlan(
    PlannedPackage application,
    List<PlannedPackage> libraries,
    Lock lock,
    String suite,
    Profile profile) {

  // Copies.
  public BuildPlan {
    libraries = List.copyOf(libraries);
  }

  /**
   * Every package of the plan.
   *
   * @return the application first
   */
  public List<PlannedPackage> packages() {
    return Stream.concat(Stream.of(application), libraries.stream()).toList();
  }
}
