package org.mathesar.deb.packager.source.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.value.RelativePath;

/** Where the text of a symbolic link leads, without asking the file system. */
public final class Links {
  private Links() {}

  /**
   * Whether a link's target is relative and does not climb out of the tree, other links aside.
   *
   * @param link where the link stands within the tree
   * @param target what it says
   * @return true where it stays within
   */
  public static boolean staysWithin(RelativePath link, String target) {
    return resolve(link, target).isPresent();
  }

  /**
   * What a link points to within its tree, other links aside.
   *
   * @param link where the link stands within the tree
   * @param target what it says
   * @return the components of the place, none for the tree's root; empty where it is absolute or
   *     climbs out
   */
  public static Optional<List<String>> resolve(RelativePath link, String target) {
    if (target.startsWith("/")) {
      return Optional.empty();
    }
    List<String> components = new ArrayList<>(Arrays.asList(link.value().split("/", -1)));
    components.remove(components.size() - 1);
    for (String component : target.split("/", -1)) {
      if (component.equals("..")) {
        if (components.isEmpty()) {
          return Optional.empty();
        }
        components.remove(components.size() - 1);
      } else if (!component.isEmpty() && !component.equals(".")) {
        components.add(component);
      }
    }
    return Optional.of(List.copyOf(components));
  }
}
