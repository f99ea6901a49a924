package org.mathesar.deb.packager.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.FileTree;
import org.mathesar.deb.packager.image.PackageImage;

/** Puts the application's package together. */
final class ApplicationImage {
  private final Descriptor descriptor;

  ApplicationImage(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  PackageImage of(
      PlannedPackage planned,
      List<Entry> staged,
      Surroundings surroundings,
      List<Entry> documentation) {
    List<Entry> entries = new ArrayList<>(documentation);
    entries.addAll(staged);
    entries.addAll(surroundings.entries());
    return new PackageImage(
        planned.name(),
        planned.version(),
        planned.architecture(),
        surroundings.withRelations(
            ImageControl.ofApplication(descriptor.application()), planned.depends()),
        surroundings.scripts(),
        surroundings.templates(),
        surroundings.triggers(),
        Set.of(),
        FileTree.of(entries));
  }
}
