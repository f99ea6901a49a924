package org.mathesar.deb.packager.source.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.work.IoReason;

/** Finds the files of a tree, and refuses among them what no package can hold. */
public final class TreeWalk {
  private final Path root;
  private final boolean isCopy;
  private final TreeFilter filter;
  private final Problems problems = new Problems();
  private final List<TreeFile> found = new ArrayList<>();

  private TreeWalk(Path root, boolean isCopy, TreeFilter filter) {
    this.root = root;
    this.isCopy = isCopy;
    this.filter = filter;
  }

  /**
   * Finds files and symbolic links; directories are not named and not followed through links.
   *
   * @param root an existing folder
   * @param filter what is meant
   * @return what was found, sorted by path
   * @throws org.mathesar.deb.format.problem.UserProblem with every folder that cannot be read,
   *     every special file, every name that is not UTF-8 or has control characters, and every link
   *     that dangles or leads out of the tree
   */
  public static List<TreeFile> find(Path root, TreeFilter filter) {
    return find(new TreeWalk(root, false, filter));
  }

  /**
   * Finds files and symbolic links of a copy, whose own place means nothing to the user: sentences
   * name paths within the source.
   *
   * @param root an existing folder
   * @param filter what is meant
   * @return what was found, sorted by path
   * @throws org.mathesar.deb.format.problem.UserProblem as for {@link #find(Path, TreeFilter)}
   */
  public static List<TreeFile> findInCopy(Path root, TreeFilter filter) {
    return find(new TreeWalk(root, true, filter));
  }

  private static List<TreeFile> find(TreeWalk walk) {
    walk.visit(walk.root, Optional.empty());
    walk.problems.throwIfAny();
    walk.found.sort(Comparator.comparing(TreeFile::path));
    return List.copyOf(walk.found);
  }

  private void visit(Path folder, Optional<RelativePath> at) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
      listing.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      cannotRead(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      cannotRead(folder, e);
    }
    for (Path entry : entries) {
      Optional<RelativePath> path = name(folder, entry, at);
      if (path.isPresent()) {
        examine(entry, path.get());
      }
    }
  }

  private void cannotRead(Path file, IOException failure) {
    problems.add(
        "%s cannot be read (%s): make it readable or leave it out.",
        shown(file), IoReason.of(failure));
  }

  private String shown(Path file) {
    return isCopy ? root.relativize(file) + " of the source" : file.toString();
  }

  private Optional<RelativePath> name(Path folder, Path entry, Optional<RelativePath> at) {
    Optional<String> text = UnixNames.text(entry);
    if (text.isPresent()) {
      try {
        return Optional.of(below(at, text.get()));
      } catch (IllegalArgumentException e) {
        refuseName(folder, entry, at, "control characters or backslashes in it");
        return Optional.empty();
      }
    }
    refuseName(folder, entry, at, "bytes in it that are not UTF-8");
    return Optional.empty();
  }

  private static RelativePath below(Optional<RelativePath> at, String name) {
    return at.map(parent -> parent.resolve(name)).orElseGet(() -> RelativePath.of(name));
  }

  /** A name that cannot be packaged only matters where a file of about that name would be. */
  private void refuseName(Path folder, Path entry, Optional<RelativePath> at, String why) {
    String legible = UnixNames.legible(entry).replaceAll("[\\p{Cntrl}\\\\]", "\uFFFD");
    RelativePath stand = below(at, legible);
    boolean meant =
        Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
            ? filter.enters(stand)
            : filter.takes(stand);
    if (meant) {
      problems.add(
          "The name of '%s' in %s has %s: rename it or leave it out.", legible, shown(folder), why);
    }
  }

  private void examine(Path entry, RelativePath path) {
    PosixFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      if (filter.takes(path) || filter.enters(path)) {
        cannotRead(entry, e);
      }
      return;
    }
    if (attributes.isDirectory()) {
      if (filter.enters(path)) {
        visit(entry, Optional.of(path));
      }
    } else if (attributes.isSymbolicLink()) {
      examineLink(entry, path, attributes);
    } else if (filter.takes(path)) {
      if (attributes.isRegularFile()) {
        found.add(
            new TreeFile(
                path,
                entry,
                Optional.empty(),
                attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE),
                attributes.lastModifiedTime().toInstant()));
      } else {
        problems.add(
            "%s is a socket, pipe or device and cannot be packaged: remove it or leave it out.",
            shown(entry));
      }
    }
  }

  private void examineLink(Path entry, RelativePath path, PosixFileAttributes attributes) {
    if (!filter.takes(path)) {
      if (filter.enters(path) && Files.isDirectory(entry)) {
        problems.add(
            "%s is a link to a folder, and links are not followed: put the folder in its place or"
                + " leave it out.",
            shown(entry));
      }
      return;
    }
    try {
      Path target = Files.readSymbolicLink(entry);
      Optional<String> text = UnixNames.targetText(target);
      if (text.isEmpty() || text.get().chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
        problems.add(
            "The target of the link %s has bytes in it that are not UTF-8 or control characters:"
                + " rename what it points to or leave it out.",
            shown(entry));
      } else if (target.isAbsolute() || !Links.staysWithin(path, text.get())) {
        problems.add(
            "The link %s points to '%s', which is outside of the source: make it relative and"
                + " within it, or leave it out.",
            shown(entry), text.get());
      } else if (!Files.exists(entry)) {
        problems.add(
            "The link %s points to '%s', which is not there or left out: add it or leave the link out.",
            shown(entry), text.get());
      } else if (!entry.toRealPath().startsWith(root.toRealPath())) {
        problems.add(
            "The link %s leads through other links to %s, which is outside of the source: leave it"
                + " out.",
            shown(entry), entry.toRealPath());
      } else {
        found.add(
            new TreeFile(
                path,
                entry,
                Optional.of(new TreeFile.LinkTarget(text.get(), target)),
                false,
                attributes.lastModifiedTime().toInstant()));
      }
    } catch (IOException e) {
      cannotRead(entry, e);
    }
  }
}
