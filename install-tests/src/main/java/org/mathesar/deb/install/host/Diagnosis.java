package org.mathesar.deb.install.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the application's doctor found.
 *
 * @param healthy whether there is no problem
 * @param findings of every check, in their order
 */
public record Diagnosis(boolean healthy, List<Finding> findings) {

  /**
   * One sentence of it.
   *
   * @param check what was looked at
   * @param severity {@code ok}, {@code warning}, {@code problem} or {@code skipped}
   * @param sentence how it is
   * @param cure what to do; empty where there is nothing to be done
   */
  public record Finding(String check, String severity, String sentence, String cure) {
    static Finding of(JsonNode json) {
      return new Finding(
          json.get("check").asText(),
          json.get("severity").asText(),
          json.get("sentence").asText(),
          json.get("cure").asText());
    }
  }

  // Copies.
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  static Diagnosis of(JsonNode json) {
    return new Diagnosis(
        json.get("healthy").asBoolean(),
        StreamSupport.stream(json.get("findings").spliterator(), false).map(Finding::of).toList());
  }

  /**
   * The findings of a severity.
   *
   * @param severity such as {@code problem}
   * @return in the order of the checks
   */
  public List<Finding> of(String severity) {
    return findings.stream().filter(each -> each.severity().equals(severity)).toList();
  }

  /**
   * Everything that is wrong or may become so.
   *
   * @return a line for each finding that is not {@code ok}
   */
  public String complaint() {
    return findings.stream()
        .filter(each -> !each.severity().equals("ok"))
        .map(Finding::toString)
        .collect(Collectors.joining("\n"));
  }
}
