package org.mathesar.deb.packager.inspect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.deb.EntryType;
import org.mathesar.deb.format.value.InstallPath;

/** Follows symbolic links as the kernel would on a machine that has only this package. */
final class LinkTarget {
  /** What the kernel follows before it speaks of too many levels (path_resolution(7)). */
  private static final int MOST_LINKS = 40;

  private LinkTarget() {}

  /**
   * Where a link leads.
   *
   * @param byPath the package's entries; links among them are followed
   * @param path where the link stands
   * @param target what it says
   * @return empty where it leads out of the root, in a circle, or to a name that is none
   */
  static Optional<InstallPath> of(
      Map<InstallPath, PackageEntry> byPath, InstallPath path, String target) {
    List<String> reached = new ArrayList<>();
    Deque<String> ahead = new ArrayDeque<>(components(target));
    if (!target.startsWith("/")) {
      path.parent().ifPresent(parent -> reached.addAll(components(parent.value())));
    }
    int links = 0;
    while (!ahead.isEmpty()) {
      String component = ahead.removeFirst();
      if (component.equals("..")) {
        if (reached.isEmpty()) {
          return Optional.empty();
        }
        reached.remove(reached.size() - 1);
        continue;
      }
      reached.add(component);
      Optional<InstallPath> here = join(reached);
      if (here.isEmpty()) {
        return Optional.empty();
      }
      PackageEntry entry = byPath.get(here.get());
      if (entry != null && entry.is(EntryType.SYMBOLIC_LINK)) {
        if (++links > MOST_LINKS) {
          return Optional.empty();
        }
        String next = entry.entry().linkTarget();
        reached.remove(reached.size() - 1);
        if (next.startsWith("/")) {
          reached.clear();
        }
        List<String> inserted = components(next);
        for (int i = inserted.size() - 1; i >= 0; i--) {
          ahead.addFirst(inserted.get(i));
        }
      }
    }
    return join(reached);
  }

  private static List<String> components(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(component -> !component.isEmpty() && !component.equals("."))
        .toList();
  }

  private static Optional<InstallPath> join(List<String> components) {
    try {
      return Optional.of(new InstallPath("/" + String.join("/", components)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
