package org.mathesar.deb.install.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the application's own command says of it.
 *
 * @param serving whether visitors are served
 * @param setUp how the last set-up ended: {@code done}, {@code failed}, {@code waiting} or {@code
 *     running}; empty where there was none
 * @param setUpVersion the version of the package that it was for
 * @param problems what is wrong, with what to do
 * @param json everything else
 */
public record Status(
    boolean serving, String setUp, String setUpVersion, List<String> problems, JsonNode json) {

  // Copies.
  public Status {
    problems = List.copyOf(problems);
  }

  static Status of(JsonNode json) {
    return new Status(
        json.get("serving").asBoolean(),
        json.path("set_up").path("result").asText(),
        json.path("set_up").path("version").asText(),
        StreamSupport.stream(json.get("problems").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        json);
  }

  /**
   * Everything that is wrong as one text.
   *
   * @return a sentence a line
   */
  public String complaint() {
    return String.join("\n", problems);
  }
}
