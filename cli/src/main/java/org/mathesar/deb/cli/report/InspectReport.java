package org.mathesar.deb.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mathesar.deb.cli.text.Amount;
import org.mathesar.deb.cli.text.Table;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.packager.inspect.Difference;
import org.mathesar.deb.packager.inspect.Finding;
import org.mathesar.deb.packager.inspect.Inspection;
import org.mathesar.deb.packager.inspect.PackageComparison;
import org.mathesar.deb.packager.inspect.Severity;
import org.mathesar.deb.packager.inspect.Summary;

/**
 * What is in packages and whether they are sound.
 *
 * @param packages in the order they were named
 * @param comparison what differs between two of them, where they were compared
 */
public record InspectReport(List<InspectedPackage> packages, Optional<PackageComparison> comparison)
    implements Report {
  private static final int SHOWN_PATHS = 5;

  /**
   * A package that was looked into.
   *
   * @param file the .deb
   * @param inspection what was seen
   */
  public record InspectedPackage(Path file, Inspection inspection) {}

  // Copies.
  public InspectReport {
    packages = List.copyOf(packages);
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (InspectedPackage each : packages) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(lines(each));
    }
    comparison.ifPresent(
        compared -> {
          lines.add("");
          lines.addAll(lines(compared));
        });
    return List.copyOf(lines);
  }

  private static List<String> lines(InspectedPackage each) {
    Summary summary = each.inspection().summary();
    List<String> lines = new ArrayList<>();
    lines.add(
        each.file()
            + ": "
            + Amount.bytes(summary.packedBytes())
            + ", unpacked "
            + Amount.bytes(summary.unpackedBytes()));
    summary.fields().render().lines().map(line -> "  " + line).forEach(lines::add);
    lines.add("");
    lines.add(
        "  Paths: "
            + Amount.of(summary.files(), "file")
            + ", "
            + summary.directories()
            + " directories, "
            + Amount.of(summary.symbolicLinks(), "link"));
    lines.add(
        "  Members: "
            + summary.members().stream()
                .map(member -> member.name() + " " + Amount.bytes(member.packedBytes()))
                .collect(Collectors.joining(", ")));
    addNames("  Scripts: ", summary.scripts().stream().map(Summary.Script::name).toList(), lines);
    addNames("  Units: ", summary.units(), lines);
    addNames(
        "  Conffiles: ",
        summary.conffiles().stream().map(conffile -> conffile.path().value()).toList(),
        lines);
    addNames(
        "  Python libraries: ",
        summary.pythonLibraries().stream()
            .map(library -> library.name() + " " + library.version())
            .toList(),
        lines);
    addSized("  Biggest directories:", summary.biggestDirectories(), lines);
    addSized("  Biggest files:", summary.biggestFiles(), lines);
    List<Finding> findings = each.inspection().findings();
    if (findings.isEmpty()) {
      lines.add("  Sound: no rule found anything wrong.");
    }
    for (Finding finding : findings) {
      lines.add("  " + finding.severity() + " [" + finding.rule() + "] " + finding.sentence());
    }
    return lines;
  }

  private static void addNames(String label, List<String> names, List<String> lines) {
    if (!names.isEmpty()) {
      lines.add(label + String.join(", ", names));
    }
  }

  private static void addSized(String label, List<Summary.SizedPath> sized, List<String> lines) {
    if (sized.isEmpty()) {
      return;
    }
    lines.add(label);
    Table table = new Table();
    sized.stream()
        .limit(SHOWN_PATHS)
        .forEach(one -> table.row(Amount.bytes(one.bytes()), one.path().value()));
    lines.addAll(table.lines("    "));
  }

  private static List<String> lines(PackageComparison compared) {
    if (compared.isSame()) {
      return List.of("The two packages are the same in everything that was compared.");
    }
    List<String> lines = new ArrayList<>();
    for (Difference difference : compared.differences()) {
      lines.add(
          difference.place()
              + ": "
              + difference.what()
              + ": "
              + difference.left()
              + " | "
              + difference.right());
      difference.details().lines().map(line -> "    " + line).forEach(lines::add);
    }
    return lines;
  }

  @Override
  public ObjectNode json() {
    ObjectNode document = Json.object();
    ArrayNode array = document.putArray("packages");
    for (InspectedPackage each : packages) {
      ObjectNode node = each.inspection().toJson();
      node.put("file", each.file().toString());
      array.add(node);
    }
    comparison.ifPresent(compared -> document.set("comparison", compared.toJson()));
    return document;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (InspectedPackage each : packages) {
      for (Finding finding : each.inspection().findings()) {
        if (finding.severity() == Severity.ERROR) {
          problems.add(Problem.of("%s: %s [%s]", each.file(), finding.sentence(), finding.rule()));
        }
      }
    }
    if (comparison.isPresent() && !comparison.get().isSame()) {
      problems.add(
          Problem.of(
              "The two packages differ in %s, listed above.",
              Amount.of(comparison.get().differences().size(), "place")));
    }
    return List.copyOf(problems);
  }
}
