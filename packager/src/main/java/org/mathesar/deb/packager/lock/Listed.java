package org.mathesar.deb.packager.lock;

import java.util.Collection;
import java.util.List;

/** Lists things in a sentence. */
public final class Listed {
  private static final int NAMED = 3;

  private Listed() {}

  /**
   * Lists things.
   *
   * @param things at least one
   * @return such as {@code a, b and c}
   */
  public static String of(Collection<?> things) {
    List<String> texts = things.stream().map(String::valueOf).toList();
    int last = texts.size() - 1;
    return last == 0
        ? texts.get(0)
        : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
  }

  /**
   * Lists the first few of possibly many things.
   *
   * @param things at least one
   * @return such as {@code a, b, c and 4 more}
   */
  public static String first(Collection<?> things) {
    if (things.size() <= NAMED + 1) {
      return of(things);
    }
    return String.join(", ", things.stream().limit(NAMED).map(String::valueOf).toList())
        + " and "
        + (things.size() - NAMED)
        + " more";
  }
}
