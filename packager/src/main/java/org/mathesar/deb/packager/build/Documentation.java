package org.mathesar.deb.packager.build;

import java.util.List;
import org.mathesar.deb.packager.image.Content;
import org.mathesar.deb.packager.image.Entry;

/**
 * What every package says of itself in /usr/share/doc (Debian Policy 12).
 *
 * @param entries the files
 * @param sbom the list of components among them, which is also handed out beside the package
 */
record Documentation(List<Entry> entries, Content sbom) {

  // Copies.
  Documentation {
    entries = List.copyOf(entries);
  }
}
