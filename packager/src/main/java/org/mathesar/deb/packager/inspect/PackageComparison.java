package org.mathesar.deb.packager.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * In what two packages differ.
 *
 * @param differences none where they are the same byte for byte; in the order of a package:
 *     container, control, tree, contents
 */
public record PackageComparison(List<Difference> differences) {
  // Copies.
  public PackageComparison {
    differences = List.copyOf(differences);
  }

  /**
   * Compares two packages.
   *
   * @param left the first
   * @param right the second
   * @param workFolder an existing folder for files that differ, which are removed afterwards
   * @return their differences
   * @throws org.mathesar.deb.format.problem.UserProblem where one of them cannot be read, or the
   *     folder cannot be written
   */
  public static PackageComparison of(Path left, Path right, Path workFolder) {
    return new PackageComparison(new Comparer(left, right, workFolder).compare());
  }

  /**
   * Whether the packages are the same byte for byte.
   *
   * @return true without differences
   */
  public boolean isSame() {
    return differences.isEmpty();
  }

  /**
   * All of it for machines.
   *
   * @return an object with {@code same} and {@code differences}
   */
  public ObjectNode toJson() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("same", isSame());
    ArrayNode array = root.putArray("differences");
    for (Difference difference : differences) {
      ObjectNode node =
          array
              .addObject()
              .put("place", difference.place())
              .put("what", difference.what())
              .put("left", difference.left())
              .put("right", difference.right());
      if (!difference.details().isEmpty()) {
        node.put("details", difference.details());
      }
    }
    return root;
  }
}
