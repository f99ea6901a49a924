package org.mathesar.deb.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.cli.report.BuildReport;
import org.mathesar.deb.cli.report.InspectReport;
import org.mathesar.deb.cli.report.LockReport;
import org.mathesar.deb.cli.report.PlanReport;
import org.mathesar.deb.cli.request.Suite;
import org.mathesar.deb.format.control.ControlField;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.Codename;
import org.mathesar.deb.packager.inspect.Finding;
import org.mathesar.deb.packager.inspect.Inspection;
import org.mathesar.deb.packager.inspect.Summary;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.python.WheelName;

/** Reports about a small application named pantry. */
final class Samples {
  private static final Instant DATE = Instant.parse("2026-05-20T08:31:56Z");

  private Samples() {}

  static PlanReport plan() {
    return new PlanReport(
        new PackageName("pantry"),
        DebVersion.parse("1.2.0-1"),
        DATE,
        Suite.STABLE,
        List.of(
            new PlanReport.PlannedPackage(
                new PackageName("pantry"),
                DebVersion.parse("1.2.0-1"),
                Architecture.ALL,
                "pantry_1.2.0-1_all.deb",
                Optional.empty(),
                List.of(new Codename("bookworm"), new Codename("trixie")),
                List.of("pantry-python3.13 | pantry-python3.11"),
                List.of()),
            new PlanReport.PlannedPackage(
                new PackageName("pantry-python3.11"),
                DebVersion.parse("20260520.1"),
                Architecture.AMD64,
                "pantry-python3.11_20260520.1_amd64.deb",
                Optional.of(PythonVersion.parse("3.11")),
                List.of(new Codename("bookworm")),
                List.of("python3 (>= 3.11~)", "python3 (<< 3.12~)"),
                List.of(new WheelName("six-1.17.0-py2.py3-none-any.whl")))));
  }

  static BuildReport build() {
    return new BuildReport(
        Path.of("out"),
        List.of(
            new BuildReport.BuiltFile(
                Path.of("pantry_1.2.0-1_all.deb"),
                BuildReport.Role.PACKAGE,
                20_340_000,
                Sha256.of("deb".getBytes(StandardCharsets.UTF_8)),
                false)));
  }

  static LockReport lock() {
    return new LockReport(
        Path.of("locks/pantry.lock"),
        LockReport.Outcome.WRITTEN,
        DebVersion.parse("20260520.1"),
        DATE,
        List.of(
            new LockReport.LockedTarget(
                new PythonTarget(PythonVersion.parse("3.11"), Architecture.AMD64), 12, 1)));
  }

  static InspectReport inspect() {
    return inspect(List.of());
  }

  static InspectReport inspect(List<Finding> findings) {
    Summary summary =
        new Summary(
            "pantry_1.2.0-1_all.deb",
            Stanza.of(
                new ControlField("Package", "pantry"), new ControlField("Version", "1.2.0-1")),
            2048,
            5,
            2,
            1,
            4,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new InspectReport(
        List.of(
            new InspectReport.InspectedPackage(
                Path.of("pantry_1.2.0-1_all.deb"), new Inspection(summary, findings))),
        Optional.empty());
  }
}
