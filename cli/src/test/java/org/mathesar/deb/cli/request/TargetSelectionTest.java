package org.mathesar.deb.cli.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.packager.descriptor.Codename;
import org.mathesar.deb.packager.descriptor.Release;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;

class TargetSelectionTest {
  private static final PythonVersion OLD = PythonVersion.parse("3.11");
  private static final PythonVersion NEW = PythonVersion.parse("3.13");
  private static final KnownTargets KNOWN =
      new KnownTargets(
          List.of(
              new Release(new Codename("bookworm"), "Debian 12", OLD),
              new Release(new Codename("trixie"), "Debian 13", NEW)),
          List.of(OLD, NEW),
          List.of(Architecture.AMD64, Architecture.ARM64));

  private static List<String> chosen(String... specs) {
    return new TargetSelection(Arrays.stream(specs).map(TargetSpec::parse).toList())
        .in(KNOWN).stream().map(PythonTarget::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "all, python3.11/amd64 python3.11/arm64 python3.13/amd64 python3.13/arm64",
    "all/arm64, python3.11/arm64 python3.13/arm64",
    "bookworm, python3.11/amd64 python3.11/arm64",
    "bookworm/arm64, python3.11/arm64",
    "python3.13, python3.13/amd64 python3.13/arm64",
    "python3.13/amd64, python3.13/amd64",
  })
  void aSpecificationNamesOneOrSeveralTargets(String spec, String targets) {
    assertEquals(List.of(targets.split(" ")), chosen(spec));
    assertEquals(spec, TargetSpec.parse(spec).toString());
  }

  @Test
  void aNameInUpperCaseIsToldItsRightSpelling() {
    assertEquals(
        "'Bookworm/AMD64' is no target: write it in lower case, as bookworm/amd64",
        assertThrows(IllegalArgumentException.class, () -> TargetSpec.parse("Bookworm/AMD64"))
            .getMessage());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> TargetSpec.parse("Python3"))
            .getMessage()
            .startsWith("'python3' is no target: write a codename"));
  }

  @Test
  void noSpecificationMeansEveryTarget() {
    assertEquals(chosen("all"), chosen());
  }

  @Test
  void overlappingSpecificationsNameEachTargetOnceInOrder() {
    assertEquals(
        List.of("python3.11/amd64", "python3.11/arm64", "python3.13/amd64"),
        chosen("trixie/amd64", "python3.11/arm64", "bookworm"));
  }

  @Test
  void everyUnknownTargetIsReportedWithWhatThereIs() {
    UserProblem problem =
        assertThrows(
            UserProblem.class, () -> chosen("sid", "bookworm/riscv64", "python3.9", "trixie"));

    String known = ": choose of bookworm, trixie, python3.11, python3.13 or all, for amd64, arm64.";
    assertEquals(
        List.of(
            "The descriptor has no target 'sid'" + known,
            "The descriptor has no target 'bookworm/riscv64'" + known,
            "The descriptor has no target 'python3.9'" + known),
        problem.problems().stream().map(Problem::sentence).toList());
  }
}
