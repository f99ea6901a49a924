package org.mathesar.deb.packager.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.source.tree.TreeFile;
import org.mathesar.deb.packager.source.tree.TreeFilter;
import org.mathesar.deb.packager.source.tree.TreeWalk;
import org.mathesar.deb.packager.source.tree.UnixNames;

/**
 * The files of a checkout that matter: kept by git, and needed for the package. Files that git does
 * not keep are not of the commit and left aside, even where they are of the included folders.
 *
 * @param found what is there, with git's executable bits
 * @param deviations in what it differs from the commit, as parts of a sentence
 */
record CheckoutFiles(List<TreeFile> found, List<String> deviations) {

  // Copies.
  CheckoutFiles {
    found = List.copyOf(found);
    deviations = List.copyOf(deviations);
  }

  /**
   * Finds the files.
   *
   * @param checkout what git is asked through
   * @param folder of the checkout
   * @param descriptor what is needed
   * @return the files
   */
  static CheckoutFiles of(GitCheckout checkout, Path folder, Descriptor descriptor) {
    SortedMap<String, GitCheckout.Tracked> tracked = checkout.tracked();
    NeededFiles needed = NeededFiles.of(descriptor, path -> tracked.containsKey(path.value()));
    SortedMap<String, GitCheckout.Tracked> wanted = wanted(tracked, needed);
    refuseSubmodules(wanted, folder);
    List<TreeFile> found =
        TreeWalk.find(folder, new Kept(needed, wanted.keySet())).stream()
            .map(file -> file.withExecutable(isProgram(file, wanted)))
            .toList();
    Set<String> changed = new TreeSet<>(BlobComparison.changed(found, wanted, checkout));
    changed.addAll(checkout.changed());
    return new CheckoutFiles(found, deviations(wanted, found, changed, needed));
  }

  /** Git's bit counts, since not every file system has one. */
  private static boolean isProgram(TreeFile file, SortedMap<String, GitCheckout.Tracked> wanted) {
    return file.target().isEmpty()
        && Optional.ofNullable(wanted.get(file.path().value()))
            .filter(kept -> kept.mode() == GitCheckout.Mode.PROGRAM)
            .isPresent();
  }

  private static SortedMap<String, GitCheckout.Tracked> wanted(
      SortedMap<String, GitCheckout.Tracked> tracked, TreeFilter needed) {
    SortedMap<String, GitCheckout.Tracked> wanted = new TreeMap<>();
    for (Map.Entry<String, GitCheckout.Tracked> entry : tracked.entrySet()) {
      RelativePath path = standIn(entry.getKey());
      if (needed.takes(path)
          || (entry.getValue().mode() == GitCheckout.Mode.SUBMODULE && needed.enters(path))) {
        wanted.put(entry.getKey(), entry.getValue());
      }
    }
    return wanted;
  }

  /** The path, or one much like it where no package can hold it. */
  private static RelativePath standIn(String path) {
    return RelativePath.of(path.replaceAll("[\\p{Cntrl}\\\\]", "\uFFFD"));
  }

  private static void refuseSubmodules(SortedMap<String, GitCheckout.Tracked> wanted, Path folder) {
    Problems problems = new Problems();
    wanted.forEach(
        (path, kept) -> {
          if (kept.mode() == GitCheckout.Mode.SUBMODULE) {
            problems.add(
                "%s in the checkout %s is a submodule, whose files git does not name: leave it out,"
                    + " or package a folder without .git.",
                path, folder);
          }
        });
    problems.throwIfAny();
  }

  private static List<String> deviations(
      SortedMap<String, GitCheckout.Tracked> wanted,
      List<TreeFile> found,
      Set<String> changed,
      TreeFilter needed) {
    Set<String> there = found.stream().map(file -> file.path().value()).collect(Collectors.toSet());
    SortedMap<String, String> deviations = new TreeMap<>();
    for (String path : changed) {
      if (needed.takes(standIn(path))) {
        deviations.put(path, path + " is changed");
      }
    }
    for (String path : wanted.keySet()) {
      if (!there.contains(path)) {
        deviations.put(path, path + " is missing");
      }
    }
    return List.copyOf(deviations.values());
  }

  /** Of the needed files those that git keeps, and names that only look different as text. */
  private record Kept(TreeFilter needed, Set<String> paths) implements TreeFilter {

    @Override
    public boolean takes(RelativePath path) {
      return needed.takes(path)
          && (paths.contains(path.value()) || UnixNames.isUndecodable(path.value()));
    }

    @Override
    public boolean enters(RelativePath directory) {
      return needed.enters(directory);
    }
  }
}
