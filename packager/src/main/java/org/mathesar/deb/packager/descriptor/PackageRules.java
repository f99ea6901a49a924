package org.mathesar.deb.packager.descriptor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.packager.image.ControlScript;

/**
 * What surrounds the application or the libraries in a package. Templates are text files in which
 * {@code @NAME@} stands for a variable; a name that is no variable is a mistake.
 *
 * @param relations control fields such as Depends and Recommends, beside what follows by itself
 * @param scripts maintainer scripts, each a template
 * @param templates the questions that debconf asks, a template
 * @param triggers the triggers control file, a template
 * @param install further files, each a template
 * @param directories further directories
 * @param links symbolic links
 * @param lintianOverrides reasons for what lintian would complain of, a template
 */
public record PackageRules(
    Map<String, Relations> relations,
    Map<ControlScript, Path> scripts,
    Optional<Path> templates,
    Optional<Path> triggers,
    List<InstalledFile> install,
    List<InstalledDirectory> directories,
    List<InstalledLink> links,
    Optional<Path> lintianOverrides) {

  /**
   * A template and where it goes.
   *
   * @param template the file it is made of
   * @param path where it stands on the target machine
   * @param mode its permission bits
   */
  public record InstalledFile(Path template, PathTemplate path, FileMode mode) {}

  /**
   * A directory.
   *
   * @param path where it stands on the target machine
   * @param mode its permission bits
   */
  public record InstalledDirectory(PathTemplate path, FileMode mode) {}

  /**
   * A symbolic link.
   *
   * @param path where the link stands on the target machine
   * @param target what it says
   */
  public record InstalledLink(PathTemplate path, PathTemplate target) {}

  // Copies.
  public PackageRules {
    relations = Map.copyOf(relations);
    scripts = Map.copyOf(scripts);
    install = List.copyOf(install);
    directories = List.copyOf(directories);
    links = List.copyOf(links);
  }
}
