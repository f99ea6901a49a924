package org.mathesar.deb.packager.build;

import java.util.Map;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Where and with what a build works.
 *
 * @param caches what is kept between runs
 * @param work this run's folder, on the file system of the caches
 * @param runner starts other programs
 * @param environment the variables of this process
 * @param progress where to report
 */
public record BuildSite(
    CacheFolders caches,
    WorkFolder work,
    CommandRunner runner,
    Map<String, String> environment,
    Progress progress) {

  // Copies.
  public BuildSite {
    environment = Map.copyOf(environment);
  }
}
