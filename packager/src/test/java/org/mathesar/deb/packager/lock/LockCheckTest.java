package org.mathesar.deb.packager.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.sbom.Component;
import org.mathesar.deb.packager.sbom.Scope;

class LockCheckTest {
  private static final String JAR = "jar-1.0-cp313-cp313-manylinux_2_28_x86_64.whl";
  private static final List<Requirement> REQUIREMENTS =
      LockDescriptors.requirements("Jar==1.0", "lid>=2 ; python_version < '3.13'");

  private static Lock lock(String... requirements) {
    return LockDescriptors.lock(
        "20260520.1",
        LockDescriptors.requirements(requirements),
        LockDescriptors.libraries(LockDescriptors.PYTHON_3_13, JAR));
  }

  private static Lock fitting() {
    return lock("jar == 1.0", "lid>=2;python_version<'3.13'");
  }

  private static List<String> problems(
      PythonRules rules, List<Requirement> requirements, Lock lock) {
    LockRequest request = LockDescriptors.request(rules, requirements, LockDescriptors.PYTHON_3_13);
    return new LockCheck(request).problems(lock).stream().map(Problem::sentence).toList();
  }

  @Test
  void aLockFitsWhereRequirementsDifferInSpellingOnly() {
    assertEquals(List.of(), problems(LockDescriptors.plainRules(), REQUIREMENTS, fitting()));
  }

  @Test
  void theVersionOfTheApplicationDoesNotMatter() {
    LockRequest request =
        new LockRequest(
            LockDescriptors.PANTRY,
            "9.9",
            REQUIREMENTS,
            LockDescriptors.plainRules(),
            List.of(LockDescriptors.PYTHON_3_13));
    assertEquals(List.of(), new LockCheck(request).problems(fitting()));
  }

  @Test
  void everyRequirementThatDiffersIsNamed() {
    assertEquals(
        List.of(
            "pantry 1.2.0 requires jar==1.0 but the lock 20260520.1 was made for jar==0.9: run"
                + " 'mathesar-deb lock'.",
            "pantry 1.2.0 requires lid>=2 ; python_version < \"3.13\" but the lock 20260520.1 was"
                + " made without it: run 'mathesar-deb lock'.",
            "pantry 1.2.0 does not require tin but the lock 20260520.1 was made for it: run"
                + " 'mathesar-deb lock'."),
        problems(LockDescriptors.plainRules(), REQUIREMENTS, lock("jar==0.9", "tin")));
  }

  @Test
  void everyOverrideThatDiffersIsNamed() {
    PythonRules rules =
        LockDescriptors.rules(
            List.of(
                LockDescriptors.override("jar==1.0 ; python_version >= '3.12'"),
                LockDescriptors.override("tin==1")),
            List.of());
    Lock other = fitting();
    Lock lock =
        new Lock(
            other.application(),
            other.applicationVersion(),
            other.version(),
            other.cutOff(),
            other.requirements(),
            List.of(
                LockedOverride.parse("jar==1.0 ; python_version >= '3.13'  # other reason"),
                LockedOverride.parse("top==1")),
            List.of(),
            Optional.empty(),
            other.targets());
    assertEquals(
        List.of(
            "The descriptor has the override jar==1.0 ; python_version >= \"3.12\" but the lock"
                + " 20260520.1 was made with jar==1.0 ; python_version >= \"3.13\": run"
                + " 'mathesar-deb lock'.",
            "The descriptor has the override tin==1 but the lock 20260520.1 was made without it:"
                + " run 'mathesar-deb lock'.",
            "The descriptor has no override top==1 but the lock 20260520.1 was made with it: run"
                + " 'mathesar-deb lock'."),
        problems(rules, REQUIREMENTS, lock));
  }

  @Test
  void anOverrideTakesThePlaceOfTheRequirement() {
    PythonRules rules =
        LockDescriptors.rules(List.of(LockDescriptors.override("jar==1.1")), List.of());
    List<String> found = problems(rules, REQUIREMENTS, fitting());
    assertEquals(2, found.size(), found.toString());
    assertEquals(
        "jar==1.1 is required on python3.13/amd64 but the lock 20260520.1 has jar 1.0"
            + " there: run 'mathesar-deb lock'.",
        found.get(1));
  }

  @Test
  void everyRequirementOfATargetHasToBeThere() {
    List<Requirement> requirements =
        LockDescriptors.requirements("jar==1.0", "lid==2", "top==1 ; sys_platform == 'win32'");
    Lock lock = lock("jar==1.0", "lid==2", "top==1 ; sys_platform == 'win32'");
    assertEquals(
        List.of(
            "lid==2 is required on python3.13/amd64 but the lock 20260520.1 has no wheel of it"
                + " there: run 'mathesar-deb lock'."),
        problems(LockDescriptors.plainRules(), requirements, lock));
  }

  @Test
  void everyTargetHasToBeThere() {
    LockRequest request =
        LockDescriptors.request(
            LockDescriptors.plainRules(),
            REQUIREMENTS,
            LockDescriptors.PYTHON_3_13,
            LockDescriptors.PYTHON_3_12,
            LockDescriptors.PYTHON_3_13_ARM);
    List<Problem> found = new LockCheck(request).problems(fitting());
    assertEquals(
        List.of(
            "The lock 20260520.1 has no libraries for python3.12/amd64 and python3.13/arm64: run"
                + " 'mathesar-deb lock'."),
        found.stream().map(Problem::sentence).toList());
  }

  @Test
  void wheelsHaveToFitTheDescriptorsGlibc() {
    Lock lock =
        LockDescriptors.lock(
            "20260520.1",
            LockDescriptors.requirements("jar==1.0"),
            LockDescriptors.libraries(
                LockDescriptors.PYTHON_3_13, "jar-1.0-cp313-cp313-manylinux_2_42_x86_64.whl"));
    assertEquals(
        List.of(
            "jar-1.0-cp313-cp313-manylinux_2_42_x86_64.whl of the lock 20260520.1 does not fit"
                + " python3.13/amd64 with glibc 2.41: run 'mathesar-deb lock'."),
        problems(LockDescriptors.plainRules(), LockDescriptors.requirements("jar==1.0"), lock));
  }

  @Test
  void builtWheelsHaveToBeBuiltAsTheDescriptorSays() {
    WheelName jar = new WheelName("jar-1.0-py3-none-any.whl");
    Lock lock =
        new Lock(
            LockDescriptors.PANTRY,
            "1.2.0",
            fitting().version(),
            LockDescriptors.CUT_OFF,
            LockDescriptors.requirements("jar==1.0"),
            List.of(),
            List.of(LockDescriptors.built(jar.fileName(), LockDescriptors.file("jar-1.0.tar.gz"))),
            Optional.empty(),
            List.of(new TargetLock(LockDescriptors.PYTHON_3_13, List.of(), List.of(jar))));
    List<Requirement> requirements = LockDescriptors.requirements("jar==1.0");
    assertEquals(
        List.of(),
        problems(
            LockDescriptors.rules(List.of(), List.of(LockDescriptors.fromSource("Jar"))),
            requirements,
            lock));
    assertEquals(
        List.of(
            "The lock 20260520.1 builds jar from source, which the descriptor has no from-source"
                + " entry for: run 'mathesar-deb lock'."),
        problems(LockDescriptors.plainRules(), requirements, lock));
    PythonRules.FromSource newer =
        new PythonRules.FromSource("jar", List.of("setuptools==80.0.0"), Map.of(), "because");
    assertEquals(
        List.of(
            "The descriptor builds jar from source with setuptools==80.0.0 but the lock 20260520.1"
                + " was made with setuptools==75.8.0 and PLAIN=1: run 'mathesar-deb lock'."),
        problems(LockDescriptors.rules(List.of(), List.of(newer)), requirements, lock));
  }

  @Test
  void whatBuildsAWheelNeedsFilesWithChecksums() {
    WheelName jar = new WheelName("jar-1.0-py3-none-any.whl");
    Lock lock =
        new Lock(
            LockDescriptors.PANTRY,
            "1.2.0",
            fitting().version(),
            LockDescriptors.CUT_OFF,
            LockDescriptors.requirements("jar==1.0"),
            List.of(),
            List.of(
                LockDescriptors.built(jar.fileName(), LockDescriptors.file("jar-1.0.tar.gz"))
                    .with(new LockedTools(LockDescriptors.TOOLS.requirements(), List.of()))),
            Optional.empty(),
            List.of(new TargetLock(LockDescriptors.PYTHON_3_13, List.of(), List.of(jar))));
    assertEquals(
        List.of(
            "The lock 20260520.1 names no file for what builds jar from source"
                + " (setuptools==75.8.0): run 'mathesar-deb lock'."),
        problems(
            LockDescriptors.rules(List.of(), List.of(LockDescriptors.fromSource("jar"))),
            LockDescriptors.requirements("jar==1.0"),
            lock));
  }

  @Test
  void whatIsWrongOnSeveralTargetsIsOneSentence() {
    String wheel = "-1.0-cp313-cp313-manylinux_2_42_";
    String[] names = {"a", "b", "c", "d", "e"};
    TargetLock one =
        LockDescriptors.libraries(
            LockDescriptors.PYTHON_3_13,
            Arrays.stream(names).map(name -> name + wheel + "x86_64.whl").toArray(String[]::new));
    TargetLock other =
        LockDescriptors.libraries(
            LockDescriptors.PYTHON_3_13_ARM,
            Arrays.stream(names).map(name -> name + wheel + "aarch64.whl").toArray(String[]::new));
    Lock lock = LockDescriptors.lock("20260520.1", LockDescriptors.requirements("lid"), one, other);
    LockRequest request =
        LockDescriptors.request(
            LockDescriptors.plainRules(),
            LockDescriptors.requirements("lid"),
            LockDescriptors.PYTHON_3_13,
            LockDescriptors.PYTHON_3_13_ARM);
    assertEquals(
        List.of(
            "a-1.0-cp313-cp313-manylinux_2_42_aarch64.whl,"
                + " a-1.0-cp313-cp313-manylinux_2_42_x86_64.whl,"
                + " b-1.0-cp313-cp313-manylinux_2_42_aarch64.whl and 7 more of the lock 20260520.1"
                + " do not fit python3.13/amd64 and python3.13/arm64 with glibc 2.41: run"
                + " 'mathesar-deb lock'.",
            "lid is required on python3.13/amd64 and python3.13/arm64 but the lock 20260520.1 has no"
                + " wheel of it there: run 'mathesar-deb lock'."),
        new LockCheck(request).problems(lock).stream().map(Problem::sentence).toList());
  }

  @Test
  void aLockOfThisVersionHasToKnowTheUserInterfaceAsTheSourceDoes() {
    LockCheck check =
        new LockCheck(
            LockDescriptors.request(
                LockDescriptors.plainRules(), REQUIREMENTS, LockDescriptors.PYTHON_3_13));
    InterfaceLibraries said = new InterfaceLibraries(List.of(board("1.0", "")));
    Lock same =
        fitting()
            .withInterfaceLibraries(
                Optional.of(new InterfaceLibraries(List.of(board("1.0", "MIT")))));
    Lock newer =
        fitting()
            .withInterfaceLibraries(
                Optional.of(new InterfaceLibraries(List.of(board("1.1", "MIT")))));

    check.requireInterface(same, Optional.of(said));
    check.requireInterface(newer, Optional.empty());
    assertEquals(
        "The package-lock.json of pantry 1.2.0 and the lock 20260520.1 differ in"
            + " pkg:npm/board@1.0 and pkg:npm/board@1.1 of the user interface: run 'mathesar-deb"
            + " lock'.",
        assertThrows(UserProblem.class, () -> check.requireInterface(newer, Optional.of(said)))
            .getMessage());
    assertEquals(
        "The lock 20260520.1 does not say what the user interface of pantry 1.2.0 is put together"
            + " from: run 'mathesar-deb lock'.",
        assertThrows(UserProblem.class, () -> check.requireInterface(fitting(), Optional.of(said)))
            .getMessage());
    assertEquals(
        List.of(board("1.0", "MIT")),
        said.withLicencesOf(same.interfaceLibraries().get()).components());
  }

  private static Component board(String version, String license) {
    return Component.npm("board", version, license, List.of(), Scope.REQUIRED, Set.of());
  }

  @Test
  void aLockOfAnotherApplicationIsSaidToBeThat() {
    LockRequest request =
        new LockRequest(
            new PackageName("cellar"),
            "1",
            REQUIREMENTS,
            LockDescriptors.plainRules(),
            List.of(LockDescriptors.PYTHON_3_13));
    UserProblem refused =
        assertThrows(UserProblem.class, () -> new LockCheck(request).require(fitting()));
    assertEquals(
        "The lock 20260520.1 is for pantry and not for cellar: name another lock or run"
            + " 'mathesar-deb lock'.",
        refused.getMessage());
  }

  @Test
  void rulesThatCannotBeReadAreAllNamed() {
    PythonRules rules =
        LockDescriptors.rules(
            List.of(LockDescriptors.override("jar=1")),
            List.of(
                new PythonRules.FromSource(
                    "lid", List.of("setuptools"), Map.of("A", "https://example.org/"), "")));
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () ->
                new LockCheck(
                    LockDescriptors.request(rules, REQUIREMENTS, LockDescriptors.PYTHON_3_13)));
    assertEquals(3, refused.problems().size(), refused.getMessage());
    assertTrue(refused.getMessage().contains("'jar=1' is no requirement"));
    assertTrue(refused.getMessage().contains("setuptools of lid in the descriptor is not pinned"));
    assertTrue(refused.getMessage().contains("The variable A that lid is built with"));
  }
}
