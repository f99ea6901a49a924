package org.mathesar.deb.packager.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.sbom.Component;
import org.mathesar.deb.packager.sbom.ComponentHash;
import org.mathesar.deb.packager.sbom.Scope;

class LockFileTest {
  private static final int LOCKS = 100;
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String C = "c".repeat(64);
  private static final String D = "d".repeat(64);
  private static final String TEXT =
      """
      # Made by 'mathesar-deb lock', which also makes it anew: a change by hand would be lost.
      Lock-Format: 1
      Application: pantry
      Application-Version: 1.2.0
      Version: 20260520.1
      Cut-Off: 2026-05-20T00:00:00Z
      Requirements:
       jar==1.0
       lid[tight]==2.0 ; python_version >= "3.11"
      Overrides:
       jar==1.1 ; python_version >= "3.13"  # 1.0 has no wheels for 3.13
      Interface-Libraries: 2

      Built-Wheel: lid-2.0-py3-none-any.whl
      Source: %s 12 lid-2.0.tar.gz
      Build-Requires:
       setuptools==75.8.0
      Build-Wheels:
       %s 56 setuptools-75.8.0-py3-none-any.whl
      Environment:
       PLAIN=1
      Contents-Sha256: %s

      Interface-Library: @shelf/board
      Library-Version: 1.0.0
      Scope: required
      License: MIT OR ISC
      Integrity: sha256-qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=
      Needs:
       nail

      Interface-Library: nail
      Library-Version: 2.0.0
      Scope: optional

      Target: python3.13/amd64
      Wheels:
       %s 34 jar-1.1-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl
      Built-Wheels:
       lid-2.0-py3-none-any.whl
      """
          .formatted(A, D, B, C);

  @TempDir Path folder;

  private static Lock example() {
    WheelName lid = new WheelName("lid-2.0-py3-none-any.whl");
    return new Lock(
        LockDescriptors.PANTRY,
        "1.2.0",
        DebVersion.parse("20260520.1"),
        LockDescriptors.CUT_OFF,
        LockDescriptors.requirements("lid[tight]==2.0 ; python_version >= '3.11'", "jar==1.0"),
        List.of(
            new LockedOverride(
                Requirement.parse("jar==1.1 ; python_version >= '3.13'"),
                "1.0 has no wheels\nfor 3.13")),
        List.of(
            new BuiltWheel(
                lid,
                new LockedFile("lid-2.0.tar.gz", 12, new Sha256(A)),
                new LockedTools(
                    List.of("setuptools==75.8.0"),
                    List.of(
                        new LockedFile("setuptools-75.8.0-py3-none-any.whl", 56, new Sha256(D)))),
                Map.of("PLAIN", "1"),
                new Sha256(B))),
        Optional.of(
            new InterfaceLibraries(
                List.of(
                    Component.npm("nail", "2.0.0", "", List.of(), Scope.OPTIONAL, Set.of()),
                    Component.npm(
                        "@shelf/board",
                        "1.0.0",
                        "MIT OR ISC",
                        List.of(new ComponentHash("SHA-256", A)),
                        Scope.REQUIRED,
                        Set.of("nail"))))),
        List.of(
            new TargetLock(
                LockDescriptors.PYTHON_3_13,
                List.of(
                    new LockedFile(
                        "jar-1.1-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
                        34,
                        new Sha256(C))),
                List.of(lid))));
  }

  @Test
  void aLockIsWrittenAsControlData() throws IOException {
    Path file = folder.resolve("locks/pantry.lock");
    LockFile.write(example(), file);
    assertEquals(TEXT, Files.readString(file));
    assertEquals(example(), LockFile.read(file));
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    Random random = new Random(822);
    Path file = folder.resolve("pantry.lock");
    for (int i = 0; i < LOCKS; i++) {
      Lock lock = lock(random);
      LockFile.write(lock, file);
      assertEquals(lock, LockFile.read(file));
    }
  }

  @Test
  void writingLeavesNothingBesideTheLock() throws IOException {
    LockFile.write(example(), folder.resolve("pantry.lock"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("pantry.lock")), files.toList());
    }
  }

  @Test
  void commentsAndOrderDoNotMatter() throws IOException {
    String changed =
        TEXT.replace(
                " jar==1.0\n lid[tight]==2.0 ; python_version >= \"3.11\"\n",
                " Lid[Tight] == 2.0;python_version>='3.11'\n# why not\n jar==1.0\n")
            .replace("Target:", "# the newest\nTarget:");
    assertEquals(example(), read(changed));
  }

  @Test
  void everyMistakeIsReportedWithItsLine() {
    String wrong =
        TEXT.replace("Application: pantry\n", "Application: P\nIndex: none\n")
            .replace("2026-05-20T00:00:00Z", "yesterday")
            .replace(" jar==1.0\n", " jar=1.0\n# a comment\n https://example.org/jar.whl\n")
            .replace(A + " 12", "abc 12")
            .replace("setuptools==75.8.0", "setuptools>=75")
            .replace("PLAIN=1", "MIRROR=https://example.org/\n PLAIN")
            .replace(
                " " + C,
                " nonsense\n "
                    + C
                    + " 1 jar-1.0-py3-none-any.whl\n "
                    + C
                    + " 1 tin.whl\n "
                    + C
                    + " 1 tin-1-cp312-cp312-manylinux1_x86_64.whl\n "
                    + C)
            .replace("Built-Wheels:\n", "Built-Wheels:\n top-1.0-py3-none-any.whl\n");
    String[] sentences = {
      "pantry.lock line 4: no field Index is known here: make the lock again with",
      "pantry.lock line 3: 'P' is no Debian package name",
      "pantry.lock line 7: 'yesterday' is no point in time: make the lock again with 'mathesar-deb lock'.",
      "pantry.lock line 9: 'jar=1.0' is no requirement",
      "pantry.lock line 11: 'https://example.org/jar.whl' is an address, and a lock never says",
      "pantry.lock line 18: 'abc' is no SHA-256",
      "pantry.lock line 20: 'setuptools>=75' is not pinned",
      "pantry.lock line 24: 'MIRROR=https://example.org/' is an address",
      "pantry.lock line 25: 'PLAIN' is not NAME=value: make the lock again",
      "pantry.lock line 42: 'nonsense' is not a SHA-256 checksum, a length in bytes and a file",
      "pantry.lock line 44: 'tin.whl' is no file name of a wheel: make the lock again",
      "pantry.lock line 45: tin-1-cp312-cp312-manylinux1_x86_64.whl does not fit python3.13/amd64:",
      "pantry.lock line 46: jar-1.1-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl is a"
          + " second wheel of jar beside jar-1.0-py3-none-any.whl: make the lock again",
      "pantry.lock line 48: no stanza before it says how top-1.0-py3-none-any.whl is built"
    };
    List<String> found = problems(wrong);
    assertEquals(sentences.length, found.size(), String.join("\n", found));
    for (int i = 0; i < sentences.length; i++) {
      assertTrue(found.get(i).contains(sentences[i]), found.get(i));
    }
  }

  @Test
  void stanzasTwiceOrOutOfPlaceAreReported() {
    String target = TEXT.substring(TEXT.indexOf("Target:"));
    String built = TEXT.substring(TEXT.indexOf("Built-Wheel:"), TEXT.indexOf("Interface-Library:"));
    List<String> found =
        problems(
            TEXT
                + "\n"
                + target
                + "\n"
                + built
                + "\nTarget-Of: nobody\n\n"
                + built.replace("lid", "cap")
                + built.replace("lid", "top").replace("py3-none-any", "cp313-cp313-linux_x86_64"));
    assertEquals(5, found.size(), String.join("\n", found));
    assertTrue(
        found.get(0).contains("line 42: python3.13/amd64 has a stanza already: make the lock"));
    assertTrue(
        found.get(1).contains("lid-2.0-py3-none-any.whl has a stanza already: make the lock"));
    assertTrue(
        found.get(2).contains("has to begin with Built-Wheel, Interface-Library or Target: "));
    assertTrue(found.get(3).contains("top-2.0-cp313-cp313-linux_x86_64.whl has compiled parts"));
    assertTrue(
        found.get(4).contains("no target uses the built wheel cap-2.0-py3-none-any.whl: make the"));
  }

  @Test
  void missingFieldsAreNamedWithTheirStanza() {
    List<String> found =
        problems(
            TEXT.replace("Version: 20260520.1\n", "")
                .replace("Application-", "")
                .replace("Contents-Sha256: " + B + "\n", ""));
    assertTrue(
        found
            .get(0)
            .contains("line 2: the field Application-Version is missing from this stanza: make"),
        found.toString());
    assertTrue(
        found
            .get(1)
            .contains("line 13: the field Contents-Sha256 is missing from this stanza: make"),
        found.toString());
  }

  @Test
  void aNameThatStandsForTwoFilesIsReported() {
    String target = TEXT.substring(TEXT.indexOf("Target:"));
    String lines = " %s 34 jar-1.1-py3-none-any.whl\n";
    String text =
        TEXT.substring(0, TEXT.indexOf("Target:"))
            + target.replaceFirst("(?m)^ c.*\n", lines.formatted(C))
            + "\nTarget: python3.12/amd64\nWheels:\n"
            + lines.formatted(A);
    assertEquals(
        List.of(
            "pantry.lock line 44: jar-1.1-py3-none-any.whl has another checksum or length here than"
                + " for python3.13/amd64 ("
                + C
                + ", 34 bytes): make the lock again with 'mathesar-deb lock'."),
        problems(text).stream().map(said -> said.substring(said.indexOf("pantry.lock"))).toList());
  }

  @Test
  void librariesOfTheUserInterfaceThatAreMissingAreReported() {
    String text =
        TEXT.substring(0, TEXT.indexOf("Interface-Library: nail"))
            + TEXT.substring(TEXT.indexOf("Target:"));
    assertTrue(
        problems(text).get(0).contains("says that 2 libraries of the user interface follow, but"),
        problems(text).toString());
    assertTrue(
        problems(TEXT.replace("Scope: optional", "Scope: excluded"))
            .get(0)
            .contains("'excluded' is neither required nor optional"));
  }

  @Test
  void anotherFormatIsRefusedAsAWhole() {
    List<String> found = problems(TEXT.replace("Lock-Format: 1", "Lock-Format: 2"));
    assertEquals(1, found.size());
    assertTrue(found.get(0).contains("is of format 2 but this mathesar-deb reads format 1"));
  }

  @Test
  void whatIsNoControlDataIsRefused() {
    assertTrue(problems("{}").get(0).contains("line 1"), problems("{}").toString());
    assertTrue(problems("# nothing\n").get(0).contains("is empty"));
  }

  @Test
  void aLockWithoutTargetsIsRefused() {
    assertTrue(
        problems(TEXT.substring(0, TEXT.indexOf("Built-Wheel:"))).get(0).contains("has no target"));
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.lock");
    UserProblem problem = assertThrows(UserProblem.class, () -> LockFile.read(file));
    assertTrue(
        problem.getMessage().startsWith("The lock " + file + " cannot be read (it does not exist)"),
        problem.getMessage());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file")).resolve("pantry.lock");
    UserProblem problem = assertThrows(UserProblem.class, () -> LockFile.write(example(), file));
    assertTrue(
        problem.getMessage().startsWith("The lock " + file + " cannot be written"),
        problem.getMessage());
  }

  private Lock read(String text) throws IOException {
    Path file = folder.resolve("pantry.lock");
    Files.writeString(file, text);
    return LockFile.read(file);
  }

  private List<String> problems(String text) {
    return assertThrows(UserProblem.class, () -> read(text)).problems().stream()
        .map(Problem::sentence)
        .toList();
  }

  private static Lock lock(Random random) {
    List<BuiltWheel> built = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Map<String, String> environment = new TreeMap<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        environment.put("NAME_" + j, pick(random, "", "1", "a b=c", "é"));
      }
      built.add(
          new BuiltWheel(
              new WheelName("built" + i + "-1." + random.nextInt(9) + "-py3-none-any.whl"),
              file(random, "built" + i + "-1.tar.gz"),
              random.nextBoolean()
                  ? LockedTools.none()
                  : new LockedTools(
                      List.of("setuptools==75.8.0", "wheel==0.45.1"),
                      List.of(file(random, "wheel-0.45.1-py3-none-any.whl"))),
              environment,
              digest(random)));
    }
    List<TargetLock> targets = new ArrayList<>();
    for (String python : List.of("3.9", "3.10", "3.13")) {
      for (Architecture machine : List.of(Architecture.ARM64, Architecture.AMD64)) {
        targets.add(target(random, LockDescriptors.target(python, machine), built));
      }
    }
    return new Lock(
        new PackageName(pick(random, "pantry", "a.b+c")),
        pick(random, "1.0", "0.12.0~git20260520.e214743", "v1 beta"),
        DebVersion.parse("20260520." + (1 + random.nextInt(20))),
        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
        LockDescriptors.requirements(
            "jar==1." + random.nextInt(9), "Lid[a,b]>=1,<2;python_version<'3.10'"),
        random.nextBoolean()
            ? List.of()
            : List.of(
                new LockedOverride(
                    Requirement.parse("jar==2 ; os_name == '\"'"),
                    pick(random, "", "why # not", "#1: broken")),
                new LockedOverride(Requirement.parse("lid"), "")),
        built,
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new InterfaceLibraries(libraries(random))),
        targets);
  }

  private static List<Component> libraries(Random random) {
    List<Component> libraries = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      libraries.add(
          Component.npm(
              pick(random, "a", "@b/c") + i,
              "1." + random.nextInt(9),
              pick(random, "", "MIT", "(CC-BY-4.0 AND MIT)"),
              random.nextBoolean() ? List.of() : List.of(ComponentHash.of(digest(random))),
              random.nextBoolean() ? Scope.OPTIONAL : Scope.REQUIRED,
              random.nextBoolean() ? Set.of() : Set.of("x", "@y/z")));
    }
    return libraries;
  }

  private static TargetLock target(Random random, PythonTarget target, List<BuiltWheel> built) {
    List<LockedFile> wheels = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      wheels.add(file(random, "Jar" + i + "-" + targetNumber(target) + "-py2.py3-none-any.whl"));
    }
    return new TargetLock(target, wheels, built.stream().map(BuiltWheel::wheel).toList());
  }

  /** One name stands for one file throughout a lock. */
  private static int targetNumber(PythonTarget target) {
    return Math.floorMod(target.toString().hashCode(), 1_000_000);
  }

  private static LockedFile file(Random random, String name) {
    return new LockedFile(name, random.nextInt(Integer.MAX_VALUE), digest(random));
  }

  private static Sha256 digest(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Sha256.from(bytes);
  }

  private static String pick(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
