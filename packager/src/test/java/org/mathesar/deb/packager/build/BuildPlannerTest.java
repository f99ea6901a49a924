package org.mathesar.deb.packager.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.source.SampleDescriptor;
import org.mathesar.deb.packager.source.SourceKind;
import org.mathesar.deb.packager.source.UpstreamVersion;

class BuildPlannerTest {
  private static final Instant SOURCE_DATE = Instant.parse("2026-05-20T12:17:30Z");
  private static final Instant CUT_OFF = Instant.parse("2026-05-01T00:00:00Z");
  private static final PythonTarget BOOKWORM = target("3.11", Architecture.AMD64);
  private static final PythonTarget TRIXIE = target("3.13", Architecture.AMD64);
  private static final PythonTarget TRIXIE_ARM = target("3.13", Architecture.ARM64);
  private static final PythonTarget JAMMY = target("3.10", Architecture.AMD64);

  private static PythonTarget target(String python, Architecture machine) {
    return new PythonTarget(PythonVersion.parse(python), machine);
  }

  private static Lock lock(PythonTarget... targets) {
    return new Lock(
        new PackageName("pantry"),
        "0.11.0",
        DebVersion.parse("20260501.2"),
        CUT_OFF,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Arrays.stream(targets)
            .map(target -> new TargetLock(target, List.of(), List.of()))
            .toList());
  }

  private static BuildOptions options(Optional<Instant> epoch, PythonTarget... targets) {
    return options(Profile.FAST, epoch, targets);
  }

  private static BuildOptions options(
      Profile profile, Optional<Instant> epoch, PythonTarget... targets) {
    return new BuildOptions(new TreeSet<>(List.of(targets)), "3", "stable", profile, epoch);
  }

  private static BuildPlan plan(String version, Lock lock, BuildOptions options) {
    return new BuildPlanner(SampleDescriptor.plain().build()).plan(source(version), lock, options);
  }

  private static ApplicationSource source(String version) {
    return new ApplicationSource(
        Path.of("source"),
        SourceKind.FOLDER,
        new UpstreamVersion("0.11.0"),
        DebVersion.parse(version),
        Optional.empty(),
        SOURCE_DATE,
        "folder",
        List.of());
  }

  private static BuildPlan plan(PythonTarget... targets) {
    return plan("0.11.0", lock(BOOKWORM, TRIXIE, TRIXIE_ARM), options(Optional.empty(), targets));
  }

  @Test
  void packagesAreNamedAfterTheApplicationTheLockAndTheTarget() {
    assertEquals(
        List.of(
            "pantry_0.11.0-3_all.deb",
            "pantry-python3.11_20260501.2~fast_amd64.deb",
            "pantry-python3.13_20260501.2~fast_amd64.deb",
            "pantry-python3.13_20260501.2~fast_arm64.deb"),
        plan(TRIXIE_ARM, TRIXIE, BOOKWORM).packages().stream()
            .map(PlannedPackage::fileName)
            .toList());
  }

  @Test
  void theApplicationNeedsTheLibrariesOfAnyPythonAndProfileTheNewestFirst() {
    String needed =
        "pantry-python3.13 (= 20260501.2) | pantry-python3.13 (= 20260501.2~xz)"
            + " | pantry-python3.13 (= 20260501.2~fast)"
            + " | pantry-python3.11 (= 20260501.2) | pantry-python3.11 (= 20260501.2~xz)"
            + " | pantry-python3.11 (= 20260501.2~fast)"
            + " | pantry-python3.10 (= 20260501.2) | pantry-python3.10 (= 20260501.2~xz)"
            + " | pantry-python3.10 (= 20260501.2~fast)";

    BuildPlan plan =
        plan("0.11.0", lock(JAMMY, BOOKWORM, TRIXIE), options(Optional.empty(), BOOKWORM));

    assertEquals(needed, plan.application().depends().toString());
  }

  @Test
  void whatIsBuiltNowDoesNotChangeWhatTheApplicationNeeds() {
    assertEquals(plan(BOOKWORM, TRIXIE, TRIXIE_ARM).application(), plan(TRIXIE_ARM).application());
    assertEquals(
        List.of("pantry-python3.13"),
        plan(TRIXIE_ARM).libraries().stream().map(each -> each.name().value()).toList());
  }

  @Test
  void librariesSuitOnePythonRelease() {
    assertEquals(
        "python3 (>= 3.11~), python3 (<< 3.12~)",
        plan(BOOKWORM).libraries().get(0).depends().toString());
  }

  @Test
  void nightlyVersionsGetTheRevisionToo() {
    BuildPlan plan =
        plan("0.12.0~git20260520.e214743", lock(BOOKWORM), options(Optional.empty(), BOOKWORM));

    assertEquals("0.12.0~git20260520.e214743-3", plan.application().version().toString());
  }

  @Test
  void timesAreThoseOfTheSourceAndTheLock() {
    BuildPlan plan = plan(BOOKWORM);

    assertEquals(SOURCE_DATE, plan.application().timestamp());
    assertEquals(CUT_OFF, plan.libraries().get(0).timestamp());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000-01-01T00:00:00Z", "2026-05-10T00:00:00Z", "2030-01-01T00:00:00Z"})
  void theTimeAskedForIsTheApplicationsAlone(Instant asked) {
    BuildPlan plan = plan("0.11.0", lock(BOOKWORM), options(Optional.of(asked), BOOKWORM));

    assertEquals(asked, plan.application().timestamp());
    assertEquals(CUT_OFF, plan.libraries().get(0).timestamp());
  }

  @ParameterizedTest
  @CsvSource({
    "1, SMALL, 20260501.2",
    "1, FAST, 20260501.2~fast",
    "1, XZ, 20260501.2~xz",
    "2, SMALL, 20260501.2+2",
    "2, FAST, 20260501.2+2~fast",
  })
  void whatChangesTheBytesOfLibrariesShowsInTheirVersion(
      int revision, Profile profile, String version) {
    BuildPlan plan =
        new BuildPlanner(SampleDescriptor.plain().withLibraryRevision(revision).build())
            .plan(source("0.11.0"), lock(BOOKWORM), options(profile, Optional.empty(), BOOKWORM));

    assertEquals(version, plan.libraries().get(0).version().toString());
    String needed = plan.application().depends().toString();
    assertTrue(needed.contains("pantry-python3.11 (= " + version + ")"), needed);
  }

  @Test
  void everyTargetWithoutLibrariesIsNamed() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () -> plan("0.11.0", lock(BOOKWORM), options(Optional.empty(), TRIXIE, TRIXIE_ARM)));

    assertEquals(
        List.of(
            "The lock of pantry 0.11.0 has no libraries for python3.13/amd64 and python3.13/arm64:"
                + " run 'mathesar-deb lock', or choose other targets with --target."),
        problem.problems().stream().map(Problem::sentence).toList());
  }
}
