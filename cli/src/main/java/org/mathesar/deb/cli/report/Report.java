package org.mathesar.deb.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mathesar.deb.format.problem.Problem;

/** What a command found or made. Both forms are deterministic. */
public interface Report {

  /**
   * For people.
   *
   * @return lines without line breaks
   */
  List<String> lines();

  /**
   * For machines; docs/json.md describes it.
   *
   * @return a new object
   */
  ObjectNode json();

  /**
   * What is wrong with what was found; with any, the command exits with 2 although it did its work.
   *
   * @return empty for most commands
   */
  default List<Problem> problems() {
    return List.of();
  }
}
