package org.mathesar.deb.format.deb;

import java.time.Instant;
import java.util.Optional;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;

/**
 * An entry of a package's control or data archive.
 *
 * @param name as the archive has it, such as {@code ./usr/bin/x} or {@code ./usr/}
 * @param type what it is
 * @param mode permission bits
 * @param uid numeric owner
 * @param gid numeric group
 * @param user owner by name, empty text where the archive has none
 * @param group group by name, empty text where the archive has none
 * @param mtime when it was changed last
 * @param size length of a regular file in bytes; 0 for everything else
 * @param linkTarget what a symbolic link says, or the name of the entry a hard link leads to; empty
 *     text for everything else
 */
public record DebEntry(
    String name,
    EntryType type,
    FileMode mode,
    long uid,
    long gid,
    String user,
    String group,
    Instant mtime,
    long size,
    String linkTarget) {

  /**
   * Where dpkg puts the entry.
   *
   * @return empty where its name is absolute, leads out of the root or is no path of ours
   */
  public Optional<InstallPath> path() {
    return pathOf(name);
  }

  /**
   * The entry that a hard link leads to.
   *
   * @return empty for everything else, and where the target is no path of ours
   */
  public Optional<InstallPath> hardLinkTarget() {
    return type == EntryType.HARD_LINK ? pathOf(linkTarget) : Optional.empty();
  }

  private static Optional<InstallPath> pathOf(String name) {
    if (name.startsWith("/")) {
      return Optional.empty();
    }
    String relative = name.startsWith("./") ? name.substring(2) : name;
    if (relative.endsWith("/")) {
      relative = relative.substring(0, relative.length() - 1);
    }
    if (relative.isEmpty() || relative.equals(".")) {
      return Optional.of(InstallPath.ROOT);
    }
    try {
      return Optional.of(InstallPath.ROOT.resolve(relative));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
