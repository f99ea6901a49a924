package org.mathesar.deb.format.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Relations of which one is enough, the preferred first (Debian Policy 7.1).
 *
 * @param relations at least one
 */
public record Alternatives(List<Relation> relations) {

  // Copies, and refuses nothing to choose from.
  public Alternatives {
    relations = List.copyOf(relations);
    if (relations.isEmpty()) {
      throw new IllegalArgumentException("alternatives need at least one relation");
    }
  }

  /**
   * Alternatives from relations.
   *
   * @param relations at least one, the preferred first
   * @return the alternatives
   */
  public static Alternatives of(Relation... relations) {
    return new Alternatives(Arrays.asList(relations));
  }

  /**
   * Alternatives from their text.
   *
   * @param text relations separated by {@code |}
   * @return the alternatives
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Alternatives parse(String text) {
    return new Alternatives(Arrays.stream(text.split("\\|", -1)).map(Relation::parse).toList());
  }

  @Override
  public String toString() {
    return relations.stream().map(Relation::toString).collect(Collectors.joining(" | "));
  }
}
