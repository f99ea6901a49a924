package org.mathesar.deb.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.mathesar.deb.cli.report.Json;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.cli.terminal.Console;
import org.mathesar.deb.cli.terminal.Output;
import org.mathesar.deb.cli.terminal.Shutdown;
import org.mathesar.deb.cli.terminal.Style;
import org.mathesar.deb.cli.text.PlainText;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;

/** What a run says that did not come to its end. */
final class LastWords {
  private final Console console;
  private final Surroundings surroundings;
  private final OutputOptions options;

  /**
   * Last words.
   *
   * @param console where they are written
   * @param surroundings whether colours are wanted
   * @param options how the run talks
   */
  LastWords(Console console, Surroundings surroundings, OutputOptions options) {
    this.console = console;
    this.surroundings = surroundings;
    this.options = options;
  }

  /**
   * Says why.
   *
   * @param thrown what ended it
   * @return the exit code
   */
  int say(Throwable thrown) {
    // What a signal brings down says so by its exit code; the rest would be noise.
    if (Shutdown.isUnderWay()) {
      return ExitCode.PROBLEM;
    }
    try {
      Optional<UserProblem> problem = problem(thrown);
      if (problem.isEmpty()) {
        bug(thrown);
        return ExitCode.BUG;
      }
      if (options.json()) {
        ObjectNode document = Json.object();
        document.set("problems", Json.problems(problem.get().problems()));
        console.out().write(Json.write(document));
      }
      list(problem.get().problems());
      if (options.debug()) {
        console.err().write(stackTrace(problem.get()));
      }
      return ExitCode.PROBLEM;
    } catch (Output.Closed e) {
      return ExitCode.NO_READER;
    } catch (UserProblem e) {
      // Neither output can be written: the exit code is all that is left.
      return ExitCode.PROBLEM;
    }
  }

  /**
   * Writes problems to standard error, one a line.
   *
   * @param problems what is wrong
   */
  void list(List<Problem> problems) {
    Style style = Style.of(options.color(), console.err(), surroundings);
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      text.append(style.problem(MathesarDeb.NAME + ": " + PlainText.of(problem.sentence())))
          .append('\n');
    }
    console.err().write(text.toString());
  }

  /** Unpacks what a worker thread threw; what nobody can be blamed for is none. */
  private static Optional<UserProblem> problem(Throwable thrown) {
    if (thrown instanceof UserProblem problem) {
      return Optional.of(problem);
    }
    if (Stream.iterate(thrown, each -> each != null, Throwable::getCause)
        .anyMatch(OutOfMemoryError.class::isInstance)) {
      return Optional.of(
          UserProblem.causedBy(
              thrown,
              "Java ran out of memory: allow it more than %d MiB, as with"
                  + " MATHESAR_DEB_JAVA_OPTS=-Xmx1g.",
              Runtime.getRuntime().maxMemory() >> 20));
    }
    Throwable cause = thrown.getCause();
    boolean isWrapped =
        thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return isWrapped && cause != null ? problem(cause) : Optional.empty();
  }

  private void bug(Throwable thrown) {
    if (options.json()) {
      console.out().write(Json.write(Json.object().put("bug", thrown.toString())));
    }
    console.err().write(stackTrace(thrown));
    list(
        List.of(
            Problem.of(
                "This is a bug in %s: please report it with the lines above.",
                BuildInfo.read().phrase())));
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
