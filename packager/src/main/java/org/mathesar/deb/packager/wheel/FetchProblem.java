package org.mathesar.deb.packager.wheel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.packager.lock.Listed;

/**
 * Why something could not be fetched.
 *
 * @param before the sentence up to what it is
 * @param what could not be fetched
 * @param after the rest of the sentence, with the cause and the way out
 */
record FetchProblem(String before, String what, String after) {

  /** The part of a sentence that several share. */
  private record Cause(String before, String after) {}

  /**
   * One sentence for each cause.
   *
   * @param found in any number
   * @return in the order in which the causes came first
   */
  static List<Problem> grouped(Collection<FetchProblem> found) {
    Map<Cause, List<String>> byCause = new LinkedHashMap<>();
    for (FetchProblem problem : found) {
      List<String> things =
          byCause.computeIfAbsent(
              new Cause(problem.before(), problem.after()), cause -> new ArrayList<>());
      if (!things.contains(problem.what())) {
        things.add(problem.what());
      }
    }
    List<Problem> problems = new ArrayList<>();
    byCause.forEach(
        (cause, things) ->
            problems.add(new Problem(cause.before() + Listed.first(things) + cause.after())));
    return problems;
  }
}
