package org.mathesar.deb.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mathesar.deb.cli.text.Amount;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.problem.Problem;

/**
 * What is in packages and whether they are sound.
 *
 * @param packages in the order they were named
 * @param differences where two packages were compared, what differs, one line each
 */
public record InspectReport(List<InspectedPackage> packages, List<String> differences)
    implements Report {

  /**
   * A rule that a package breaks.
   *
   * @param rule the short name of the rule
   * @param problem what is wrong
   */
  public record Finding(String rule, Problem problem) {}

  /**
   * A package that was looked into.
   *
   * @param file the .deb
   * @param size of it in bytes
   * @param control its control fields
   * @param contents every path in it with mode, owner and size, one line each
   * @param findings what is wrong with it
   */
  public record InspectedPackage(
      Path file, long size, Stanza control, List<String> contents, List<Finding> findings) {
    // Copies.
    public InspectedPackage {
      contents = List.copyOf(contents);
      findings = List.copyOf(findings);
    }
  }

  // Copies.
  public InspectReport {
    packages = List.copyOf(packages);
    differences = List.copyOf(differences);
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (InspectedPackage each : packages) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(each.file() + ": " + Amount.bytes(each.size()));
      each.control().render().lines().map(line -> "  " + line).forEach(lines::add);
      lines.add("  " + Amount.of(each.contents().size(), "path"));
      each.contents().stream().map(line -> "    " + line).forEach(lines::add);
    }
    if (!differences.isEmpty()) {
      lines.add("");
      lines.addAll(differences);
    }
    return List.copyOf(lines);
  }

  @Override
  public ObjectNode json() {
    ObjectNode document = Json.object();
    ArrayNode array = document.putArray("packages");
    for (InspectedPackage each : packages) {
      ObjectNode node = array.addObject();
      node.put("file", each.file().toString()).put("size", each.size());
      ObjectNode control = node.putObject("control");
      each.control().fields().forEach(field -> control.put(field.name(), field.value()));
      node.set("contents", Json.strings(each.contents()));
      ArrayNode findings = node.putArray("findings");
      each.findings()
          .forEach(
              finding ->
                  findings
                      .addObject()
                      .put("rule", finding.rule())
                      .put("problem", finding.problem().sentence()));
    }
    document.set("differences", Json.strings(differences));
    return document;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (InspectedPackage each : packages) {
      for (Finding finding : each.findings()) {
        problems.add(
            Problem.of("%s: %s [%s]", each.file(), finding.problem().sentence(), finding.rule()));
      }
    }
    if (!differences.isEmpty()) {
      problems.add(
          Problem.of(
              "The two packages differ in %s, listed above.",
              Amount.of(differences.size(), "place")));
    }
    return List.copyOf(problems);
  }
}
