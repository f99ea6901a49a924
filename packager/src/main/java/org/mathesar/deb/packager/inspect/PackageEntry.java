package org.mathesar.deb.packager.inspect;

import java.util.Optional;
import org.mathesar.deb.format.deb.DebEntry;
import org.mathesar.deb.format.deb.EntryType;
import org.mathesar.deb.format.value.InstallPath;

/**
 * Something a package unpacks, as it was seen.
 *
 * @param entry how it stands in the archive
 * @param facts of its content where it is a regular file
 */
record PackageEntry(DebEntry entry, Optional<FileFacts> facts) {

  /** Where dpkg puts it; empty where the name is none. */
  Optional<InstallPath> path() {
    return entry.path();
  }

  /** How findings name it. */
  String place() {
    return path().map(InstallPath::value).orElse(entry.name());
  }

  boolean is(EntryType type) {
    return entry.type() == type;
  }
}
