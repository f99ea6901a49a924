package org.mathesar.deb.packager.lock;

import java.util.Collection;
import java.util.List;

/** Lists things in a sentence. */
final class Listed {
  private Listed() {}

  /**
   * Lists things.
   *
   * @param things at least one
   * @return such as {@code a, b and c}
   */
  static String of(Collection<?> things) {
    List<String> texts = things.stream().map(String::valueOf).toList();
    int last = texts.size() - 1;
    return last == 0
        ? texts.get(0)
        : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
  }
}
