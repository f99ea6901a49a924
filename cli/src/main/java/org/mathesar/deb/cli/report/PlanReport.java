package org.mathesar.deb.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.cli.request.Suite;
import org.mathesar.deb.cli.text.Amount;
import org.mathesar.deb.cli.text.Table;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.Codename;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.python.WheelName;

/**
 * What a build would make.
 *
 * @param application the name of its package
 * @param version of its package
 * @param sourceDate the time everything in the application's package has
 * @param suite the Distribution of the changelogs
 * @param packages in the order they would be built
 */
public record PlanReport(
    PackageName application,
    DebVersion version,
    Instant sourceDate,
    Suite suite,
    List<PlannedPackage> packages)
    implements Report {

  /**
   * A package that a build would make.
   *
   * @param name of the package
   * @param version of the package
   * @param architecture of the package
   * @param fileName of the .deb
   * @param python the Python release whose libraries it brings, empty for the application itself
   * @param releases the releases of Debian and Ubuntu that can use it
   * @param depends the relations of its field Depends, one each
   * @param wheels what its libraries are unpacked from
   */
  public record PlannedPackage(
      PackageName name,
      DebVersion version,
      Architecture architecture,
      String fileName,
      Optional<PythonVersion> python,
      List<Codename> releases,
      List<String> depends,
      List<WheelName> wheels) {
    // Copies.
    public PlannedPackage {
      releases = List.copyOf(releases);
      depends = List.copyOf(depends);
      wheels = List.copyOf(wheels);
    }
  }

  // Copies.
  public PlanReport {
    packages = List.copyOf(packages);
  }

  @Override
  public List<String> lines() {
    Table table = new Table();
    for (PlannedPackage each : packages) {
      table.row(
          each.fileName(),
          each.wheels().isEmpty() ? "" : Amount.of(each.wheels().size(), "wheel"),
          String.join(" ", each.releases().stream().map(Codename::value).toList()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        application
            + " "
            + version
            + " for suite "
            + suite
            + ", dated "
            + sourceDate
            + ": "
            + Amount.of(packages.size(), "package"));
    lines.addAll(table.lines("  "));
    return List.copyOf(lines);
  }

  @Override
  public ObjectNode json() {
    ObjectNode document =
        Json.object()
            .put("application", application.value())
            .put("version", version.toString())
            .put("sourceDate", sourceDate.toString())
            .put("suite", suite.value());
    ArrayNode array = document.putArray("packages");
    for (PlannedPackage each : packages) {
      ObjectNode node =
          array
              .addObject()
              .put("name", each.name().value())
              .put("version", each.version().toString())
              .put("architecture", each.architecture().value())
              .put("file", each.fileName());
      each.python().ifPresent(python -> node.put("python", python.toString()));
      node.set("releases", Json.strings(each.releases()));
      node.set("depends", Json.strings(each.depends()));
      node.set("wheels", Json.strings(each.wheels().stream().map(WheelName::fileName).toList()));
    }
    return document;
  }
}
