package org.mathesar.deb.packager.image;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * A binary package before it has bytes: what dpkg is told of it and what it puts on the machine.
 *
 * @param name the package
 * @param version its full Debian version
 * @param architecture {@code all} or a machine's
 * @param control further control fields, in any order, without Package, Version, Architecture and
 *     Installed-Size, which follow from the image
 * @param scripts the maintainer scripts as they run on the machine
 * @param templates the questions that the config script asks (debconf-devel(7))
 * @param triggers the triggers control file (deb-triggers(5))
 * @param conffiles regular files of the tree that dpkg treats as configuration
 * @param tree everything that is unpacked
 */
public record PackageImage(
    PackageName name,
    DebVersion version,
    Architecture architecture,
    Stanza control,
    Map<ControlScript, String> scripts,
    Optional<String> templates,
    Optional<String> triggers,
    Set<InstallPath> conffiles,
    FileTree tree) {

  // Copies, and refuses what would contradict itself.
  public PackageImage {
    Map<ControlScript, String> ordered = new EnumMap<>(ControlScript.class);
    ordered.putAll(scripts);
    scripts = Collections.unmodifiableMap(ordered);
    conffiles = Collections.unmodifiableSortedSet(new TreeSet<>(conffiles));
    for (String field : new String[] {"Package", "Version", "Architecture", "Installed-Size"}) {
      if (control.has(field)) {
        throw new IllegalArgumentException(field + " follows from the image and is not given");
      }
    }
    Set<InstallPath> missing = new TreeSet<>(conffiles);
    for (Entry entry : tree.entries()) {
      if (entry instanceof Entry.RegularFile) {
        missing.remove(entry.path());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("conffiles that are no files of the package: " + missing);
    }
  }

  /**
   * The name of the package's file, without an epoch as usual.
   *
   * @return such as {@code mathesar_0.11.0-1_all.deb}
   */
  public String fileName() {
    return name + "_" + version.withoutEpoch() + "_" + architecture + ".deb";
  }
}
