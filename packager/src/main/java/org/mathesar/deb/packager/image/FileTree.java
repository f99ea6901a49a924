package org.mathesar.deb.packager.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;

/**
 * Everything a package puts on the target machine, in the order of its archive: the root first,
 * every directory before what it holds, no path twice.
 *
 * @param entries complete with all parents, in the order of {@link InstallPath}
 */
public record FileTree(List<Entry> entries) {
  private static final long BLOCK_BYTES = 1024;

  // Only what of() makes is in order and complete.
  public FileTree {
    entries = List.copyOf(entries);
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i - 1).path().compareTo(entries.get(i).path()) >= 0) {
        throw new IllegalArgumentException("entries out of order at " + entries.get(i).path());
      }
    }
  }

  /**
   * The tree of some entries: sorted, with the directories that nobody named added with mode 0755.
   *
   * @param given in any order; a directory may be named several times with the same mode
   * @return the tree
   * @throws org.mathesar.deb.format.problem.UserProblem where two entries claim one path, something
   *     stands below a file or link, or a link points at nothing within a directory of this package
   */
  public static FileTree of(Collection<? extends Entry> given) {
    Problems problems = new Problems();
    NavigableMap<InstallPath, Entry> byPath = new TreeMap<>();
    for (Entry entry : given) {
      Entry earlier = byPath.putIfAbsent(entry.path(), entry);
      if (earlier != null && !(entry instanceof Entry.Directory && earlier.equals(entry))) {
        problems.add(
            "%s would be in the package twice: leave one of its two sources out of the descriptor.",
            entry.path());
      }
    }
    for (InstallPath path : List.copyOf(byPath.keySet())) {
      addParents(path, byPath, problems);
    }
    byPath.putIfAbsent(
        InstallPath.ROOT, new Entry.Directory(InstallPath.ROOT, FileMode.EXECUTABLE));
    Set<InstallPath> filled = directoriesWithFiles(byPath);
    for (Entry entry : byPath.values()) {
      if (entry instanceof Entry.SymbolicLink link) {
        checkTarget(link, byPath, filled, problems);
      }
    }
    problems.throwIfAny();
    return new FileTree(new ArrayList<>(byPath.values()));
  }

  private static void addParents(
      InstallPath path, NavigableMap<InstallPath, Entry> byPath, Problems problems) {
    Optional<InstallPath> parent = path.parent();
    while (parent.isPresent()) {
      InstallPath directory = parent.get();
      Entry standing =
          byPath.computeIfAbsent(directory, p -> new Entry.Directory(p, FileMode.EXECUTABLE));
      if (!(standing instanceof Entry.Directory)) {
        problems.add(
            "%s is to stand below %s, which is a file or link in the same package:"
                + " rename one of them in the descriptor.",
            path, directory);
      }
      parent = directory.parent();
    }
  }

  private static Set<InstallPath> directoriesWithFiles(NavigableMap<InstallPath, Entry> byPath) {
    Set<InstallPath> filled = new HashSet<>();
    for (Entry entry : byPath.values()) {
      if (entry instanceof Entry.RegularFile file) {
        file.path().parent().ifPresent(filled::add);
      }
    }
    return filled;
  }

  /** A target beside our own files has to be ours too; one elsewhere may come from a dependency. */
  private static void checkTarget(
      Entry.SymbolicLink link,
      NavigableMap<InstallPath, Entry> byPath,
      Set<InstallPath> filled,
      Problems problems) {
    Optional<InstallPath> target = resolve(link);
    if (target.isEmpty()) {
      problems.add(
          "The link %s points to '%s', which leads out of the file system: correct its target.",
          link.path(), link.target());
    } else if (!byPath.containsKey(target.get())
        && target.get().parent().filter(filled::contains).isPresent()) {
      problems.add(
          "The link %s points to '%s', which is not in the package: add the file or leave the link"
              + " out.",
          link.path(), link.target());
    }
  }

  private static Optional<InstallPath> resolve(Entry.SymbolicLink link) {
    List<String> components = new ArrayList<>();
    if (!link.target().startsWith("/")) {
      link.path().parent().ifPresent(p -> addComponents(p.value(), components));
    }
    return addComponents(link.target(), components)
        ? Optional.of(new InstallPath("/" + String.join("/", components)))
        : Optional.empty();
  }

  private static boolean addComponents(String path, List<String> components) {
    for (String component : path.split("/", -1)) {
      if (component.equals("..")) {
        if (components.isEmpty()) {
          return false;
        }
        components.remove(components.size() - 1);
      } else if (!component.isEmpty() && !component.equals(".")) {
        components.add(component);
      }
    }
    return true;
  }

  /**
   * How much room the installed package takes, by dpkg's rule (deb-substvars(5), Installed-Size):
   * every regular file rounded up to a whole KiB, one KiB for everything else.
   *
   * @return size in KiB
   */
  public long installedSizeKib() {
    long total = 0;
    for (Entry entry : entries) {
      total +=
          entry instanceof Entry.RegularFile file
              ? (file.content().size() + BLOCK_BYTES - 1) / BLOCK_BYTES
              : 1;
    }
    return total;
  }
}
