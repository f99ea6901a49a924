package org.mathesar.deb.install.release;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The releases of a run.
 *
 * @param everything those on which all tests run
 * @param core those on which only the tests of the core run: no release of the others
 */
public record Selection(Set<Release> everything, Set<Release> core) {

  // Sorts, and takes what is in both out of the second.
  public Selection {
    everything = sorted(everything);
    Set<Release> others = EnumSet.noneOf(Release.class);
    others.addAll(core);
    others.removeAll(everything);
    core = Collections.unmodifiableSet(others);
  }

  private static Set<Release> sorted(Set<Release> releases) {
    Set<Release> copy = EnumSet.noneOf(Release.class);
    copy.addAll(releases);
    return Collections.unmodifiableSet(copy);
  }

  /**
   * Reads the selection that was asked for.
   *
   * @param everything codenames with commas between them, or {@code all}
   * @param core likewise
   * @return the selection
   * @throws org.mathesar.deb.format.problem.UserProblem where one is not known
   */
  public static Selection parse(String everything, String core) {
    return new Selection(releases(everything), releases(core));
  }

  private static Set<Release> releases(String names) {
    if (names.equals("all")) {
      return EnumSet.allOf(Release.class);
    }
    return Arrays.stream(names.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(Release::of)
        .collect(Collectors.toSet());
  }

  /**
   * All releases of the run.
   *
   * @return in the order in which they came out
   */
  public Set<Release> all() {
    Set<Release> both = EnumSet.noneOf(Release.class);
    both.addAll(everything);
    both.addAll(core);
    return Collections.unmodifiableSet(both);
  }
}
