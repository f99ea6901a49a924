package org.mathesar.deb.format.problem;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;

/** Collects problems so that a user hears of all of them at once. Not safe for several threads. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Starts with none. */
  public Problems() {}

  /**
   * Adds a problem.
   *
   * @param problem what is wrong
   */
  public void add(Problem problem) {
    found.add(problem);
  }

  /**
   * Adds a problem from a format.
   *
   * @param format as for {@link Problem#of}
   * @param arguments what the format names
   */
  @FormatMethod
  public void add(String format, Object... arguments) {
    found.add(Problem.of(format, arguments));
  }

  /**
   * Adds every problem of another collection.
   *
   * @param problems what is wrong
   */
  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /**
   * Runs a check and keeps the user problems it throws.
   *
   * @param check what may throw a {@link UserProblem}
   */
  public void collect(Runnable check) {
    try {
      check.run();
    } catch (UserProblem problem) {
      found.addAll(problem.problems());
    }
  }

  /**
   * Whether nothing was found so far.
   *
   * @return true where there is no problem
   */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * What was found so far.
   *
   * @return the problems in the order they were added
   */
  public List<Problem> found() {
    return List.copyOf(found);
  }

  /** Throws a {@link UserProblem} with everything found, or does nothing where there is none. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new UserProblem(found);
    }
  }
}
