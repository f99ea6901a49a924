package org.mathesar.deb.packager.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mathesar.deb.format.control.Alternatives;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.FileTree;
import org.mathesar.deb.packager.image.PackageImage;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.wheel.SharedLibraryNeeds;
import org.mathesar.deb.packager.wheel.WheelContents;
import org.mathesar.deb.packager.wheel.WheelFile;

/**
 * Puts the package of one target's libraries together. Programs, headers and data of wheels are
 * left out: nothing of the application looks for them.
 */
final class LibraryImage {
  private final Descriptor descriptor;
  private final SharedLibraryNeeds needs;

  LibraryImage(Descriptor descriptor, SharedLibraryNeeds needs) {
    this.descriptor = descriptor;
    this.needs = needs;
  }

  PackageImage of(
      PlannedPackage planned,
      PythonTarget target,
      List<WheelContents> wheels,
      Surroundings surroundings,
      List<Entry> documentation) {
    InstallPath directory = directory(descriptor, target);
    List<Entry> entries = new ArrayList<>(documentation);
    entries.addAll(surroundings.entries());
    for (WheelContents wheel : wheels) {
      for (WheelFile file : wheel.files()) {
        if (isPackaged(file)) {
          // Nothing in a directory of modules is run by its name, whatever a wheel says.
          entries.add(
              new Entry.RegularFile(file.path().in(directory), FileMode.FILE, file.content()));
        }
      }
    }
    Relations depends = planned.depends();
    for (Alternatives need : needs.of(target.architecture(), wheels).members()) {
      depends = depends.and(need);
    }
    return new PackageImage(
        planned.name(),
        planned.version(),
        planned.architecture(),
        surroundings.withRelations(
            ImageControl.ofLibraries(descriptor.application(), target), depends),
        surroundings.scripts(),
        surroundings.templates(),
        surroundings.triggers(),
        Set.of(),
        FileTree.of(entries));
  }

  private boolean isPackaged(WheelFile file) {
    return descriptor.python().leaveOut().stream()
        .noneMatch(pattern -> pattern.matches(file.path()));
  }

  /** Where a target's libraries are installed; the same on every machine. */
  static InstallPath directory(Descriptor descriptor, PythonTarget target) {
    return descriptor.application().directory().resolve("python" + target.python());
  }
}
