package org.mathesar.deb.packager.image;

import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;

/** One thing a package puts on the target machine, owned by root. */
public sealed interface Entry {

  /**
   * Where it stands.
   *
   * @return the path on the target machine
   */
  InstallPath path();

  /**
   * A regular file.
   *
   * @param path where it stands
   * @param mode its permission bits
   * @param content its bytes
   */
  record RegularFile(InstallPath path, FileMode mode, Content content) implements Entry {}

  /**
   * A directory, named because it is empty or because its mode matters; parents of other entries
   * need not be named.
   *
   * @param path where it stands
   * @param mode its permission bits
   */
  record Directory(InstallPath path, FileMode mode) implements Entry {}

  /**
   * A symbolic link.
   *
   * @param path where the link stands
   * @param target what it says, absolute or relative, as {@code readlink} would print it
   */
  record SymbolicLink(InstallPath path, String target) implements Entry {
    // Refuses an empty target.
    public SymbolicLink {
      if (target.isEmpty()) {
        throw new IllegalArgumentException("symbolic link " + path + " has no target");
      }
    }
  }
}
