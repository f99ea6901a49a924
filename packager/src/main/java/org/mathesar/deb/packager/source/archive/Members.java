package org.mathesar.deb.packager.source.archive;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.source.tree.UnixNames;

/** The names that members of a tarball have taken, and what is refused among them. */
final class Members {

  /** What stands at a path. */
  private enum Kind {
    FILE,
    DIRECTORY,
    LINK
  }

  private final Path tarball;
  private final Map<String, Kind> taken = new HashMap<>();

  Members(Path tarball) {
    this.tarball = tarball;
  }

  /**
   * Checks a member's name and takes it.
   *
   * @param entry the member
   * @return its path; empty for the archive's root
   */
  Optional<RelativePath> take(TarArchiveEntry entry) {
    Optional<RelativePath> path = path(entry.getName());
    if (path.isEmpty()) {
      if (!entry.isDirectory()) {
        throw refuse(entry.getName(), "has no name of its own");
      }
      return path;
    }
    String name = path.get().value();
    Kind kind = kind(entry);
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      Kind parent = taken.putIfAbsent(name.substring(0, slash), Kind.DIRECTORY);
      if (parent != null && parent != Kind.DIRECTORY) {
        throw refuse(name, "stands below another member that is a file or link");
      }
    }
    Kind earlier = taken.putIfAbsent(name, kind);
    if (earlier != null && !(earlier == Kind.DIRECTORY && kind == Kind.DIRECTORY)) {
      throw refuse(name, "is in it twice");
    }
    return path;
  }

  /**
   * The earlier file that a hard link stands for.
   *
   * @param entry a hard link
   * @return the file's path
   */
  RelativePath original(TarArchiveEntry entry) {
    Optional<RelativePath> target = path(entry.getLinkName());
    if (target.isEmpty() || taken.get(target.get().value()) != Kind.FILE) {
      throw refuse(
          entry.getName(),
          "is a hard link to '" + legible(entry.getLinkName()) + "', which is no earlier file");
    }
    return target.get();
  }

  /**
   * What to say of a member.
   *
   * @param name the member's
   * @param what is wrong with it, as the rest of a sentence
   * @return the exception to throw
   */
  UserProblem refuse(String name, String what) {
    return UserProblem.of(
        "%s is refused, since its member '%s' %s: make the tarball again without it.",
        tarball, legible(name), what);
  }

  private Optional<RelativePath> path(String name) {
    if (name.startsWith("/")) {
      throw refuse(name, "is absolute and would be written outside of the work folder");
    }
    if (UnixNames.isUndecodable(name)) {
      throw refuse(name, "has bytes in its name that are not UTF-8");
    }
    StringBuilder path = new StringBuilder();
    for (String component : name.split("/", -1)) {
      if (component.equals("..")) {
        throw refuse(name, "has '..' in it and would be written outside of the work folder");
      }
      if (!component.isEmpty() && !component.equals(".")) {
        path.append(path.isEmpty() ? "" : "/").append(component);
      }
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(RelativePath.of(path.toString()));
    } catch (IllegalArgumentException e) {
      throw refuse(name, "has control characters or backslashes in its name");
    }
  }

  private Kind kind(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return Kind.LINK;
    }
    if (entry.isLink()) {
      return Kind.FILE;
    }
    if (entry.isDirectory()) {
      return Kind.DIRECTORY;
    }
    if (entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO() || !entry.isFile()) {
      throw refuse(entry.getName(), "is a device, pipe or something else that is no file");
    }
    return Kind.FILE;
  }

  private static String legible(String name) {
    return name.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
