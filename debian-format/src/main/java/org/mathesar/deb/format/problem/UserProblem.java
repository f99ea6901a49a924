package org.mathesar.deb.format.problem;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown where work cannot go on because of the user's input or surroundings: the command line
 * prints each problem on a line of its own and exits with 2, without a stack trace.
 */
public final class UserProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Several problems found together.
   *
   * @param problems at least one
   */
  public UserProblem(List<Problem> problems) {
    super(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a user problem needs at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  private UserProblem(Problem problem, Throwable cause) {
    super(problem.sentence(), cause);
    this.problems = List.of(problem);
  }

  /**
   * One problem.
   *
   * @param format as for {@link Problem#of}
   * @param arguments what the format names
   * @return the exception to throw
   */
  @FormatMethod
  public static UserProblem of(String format, Object... arguments) {
    return new UserProblem(List.of(Problem.of(format, arguments)));
  }

  /**
   * One problem with the exception that showed it, kept for {@code --debug}.
   *
   * @param cause what was caught
   * @param format as for {@link Problem#of}
   * @param arguments what the format names
   * @return the exception to throw
   */
  @FormatMethod
  public static UserProblem causedBy(Throwable cause, String format, Object... arguments) {
    return new UserProblem(Problem.of(format, arguments), cause);
  }

  /**
   * What is wrong.
   *
   * @return at least one problem, in the order they were found
   */
  public List<Problem> problems() {
    return problems;
  }
}
