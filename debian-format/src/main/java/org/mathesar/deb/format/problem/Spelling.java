package org.mathesar.deb.format.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was probably meant to be. */
public final class Spelling {
  private Spelling() {}

  /**
   * The known word that is closest to a written one, where one is close enough: at most a third of
   * its letters, and in short words one letter, are wrong, missing, too many or swapped.
   *
   * @param written what the user wrote
   * @param known what could have been meant
   * @return the first of the closest in alphabetical order; empty where nothing is close
   */
  public static Optional<String> closest(String written, Collection<String> known) {
    String word = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> distance(word, lower(candidate)) <= Math.max(1, word.length() / 3))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, lower(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The optimal string alignment distance: edits of single letters and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
