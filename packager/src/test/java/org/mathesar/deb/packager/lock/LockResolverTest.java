package org.mathesar.deb.packager.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.work.WorkFolder;

/** Resolves against the package index with the real uv. */
class LockResolverTest {
  private static final SourceBuild NOTHING_IS_BUILT =
      (source, rule, tools) -> {
        throw new AssertionError("built from " + source);
      };

  @TempDir Path folder;
  private WorkFolder work;

  @BeforeEach
  void openWorkFolder() {
    work = WorkFolder.create(folder.resolve("work"));
  }

  @AfterEach
  void closeWorkFolder() {
    work.close();
  }

  @Test
  void everyTargetGetsItsWheelsAndOverridesApplyWhereTheirMarkersHold() {
    Lock lock =
        resolve(
            LockDescriptors.rules(
                List.of(LockDescriptors.override("clevercsv==0.8.4 ; python_version >= '3.13'")),
                List.of()),
            LockDescriptors.requirements("clevercsv==0.8.2"),
            LockDescriptors.PYTHON_3_12,
            LockDescriptors.PYTHON_3_13_ARM);
    assertEquals("20260520.1", lock.version().toString());
    assertEquals(LockDescriptors.CUT_OFF, lock.cutOff());
    List<String> older = wheels(lock, LockDescriptors.PYTHON_3_12);
    List<String> newer = wheels(lock, LockDescriptors.PYTHON_3_13_ARM);
    assertTrue(
        older.get(1).startsWith("clevercsv-0.8.2-cp312-cp312-manylinux")
            && older.get(1).endsWith("x86_64.whl"),
        older.toString());
    assertTrue(
        newer.get(1).startsWith("clevercsv-0.8.4-cp313-cp313-manylinux")
            && newer.get(1).endsWith("aarch64.whl"),
        newer.toString());
    assertTrue(older.get(0).startsWith("chardet-"), older.toString());
    assertTrue(older.get(2).startsWith("packaging-"), older.toString());
  }

  @Test
  void whatHasNoWheelIsNamedForAllTargetsWithTheNextVersionThatHasOne() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                resolve(
                    LockDescriptors.plainRules(),
                    LockDescriptors.requirements(
                        "clevercsv==0.8.2", "docopt==0.6.2 ; python_version < '3.13'"),
                    LockDescriptors.PYTHON_3_12,
                    LockDescriptors.PYTHON_3_13,
                    LockDescriptors.PYTHON_3_13_ARM));
    assertEquals(
        """
        clevercsv 0.8.2 has no wheel for python3.13/amd64 and python3.13/arm64: add an override to \
        another version to the descriptor (such as clevercsv==0.8.3 ; python_version >= '3.13'), or \
        a from-source entry where clevercsv can do without compiled parts.
        docopt 0.6.2 has no wheel for python3.12/amd64: add an override to another version to the \
        descriptor (no newer one published before the cut-off has wheels for all of them), or a \
        from-source entry where docopt can do without compiled parts.""",
        problem.getMessage());
  }

  @Test
  void aProjectIsBuiltOnceFromSourceWhereTheDescriptorSaysSo() {
    List<LockedTools> used = Collections.synchronizedList(new ArrayList<>());
    List<LockedFile> sources = Collections.synchronizedList(new ArrayList<>());
    Lock lock =
        resolver(
                (source, rule, tools) -> {
                  sources.add(source);
                  used.add(tools);
                  return LockDescriptors.built("docopt-0.6.2-py2.py3-none-any.whl", source);
                },
                Map.of())
            .resolve(docopt(), LockDescriptors.CUT_OFF);
    assertEquals(1, sources.size());
    assertEquals(
        List.of("setuptools-75.8.0-py3-none-any.whl"),
        used.get(0).wheels().stream().map(LockedFile::fileName).toList());
    assertEquals("docopt-0.6.2.tar.gz", sources.get(0).fileName());
    assertEquals(sources.get(0), lock.builtWheels().get(0).source());
    for (TargetLock target : lock.targets()) {
      assertEquals(List.of(), target.wheels());
      assertEquals("docopt-0.6.2-py2.py3-none-any.whl", target.builtWheels().get(0).fileName());
    }
    assertEquals(List.of(), new LockCheck(docopt()).problems(lock));
  }

  @Test
  void aWheelOfSomethingElseIsNotTakenForTheBuiltOne() {
    SourceBuild wrong =
        (source, rule, tools) -> LockDescriptors.built("docopt-0.6.1-py3-none-any.whl", source);
    assertProblem(
        "The source archive docopt-0.6.2.tar.gz was built into docopt-0.6.1-py3-none-any.whl, which"
            + " is not docopt 0.6.2: add an override to another version to the descriptor.",
        () -> resolver(wrong, Map.of()).resolve(docopt(), LockDescriptors.CUT_OFF));
  }

  @Test
  void requirementsThatContradictAreToldOnceForAllTargets() {
    assertProblem(
        "The requirements of pantry 1.2.0 cannot be met on python3.12/amd64 and python3.13/amd64"
            + " (Because django==4.2.29 depends on asgiref>=3.6.0,<4 and you require"
            + " django==4.2.29, we can conclude that you require asgiref>=3.6.0,<4. And because you"
            + " require asgiref<3): change the overrides of the descriptor, or the cut-off.",
        () ->
            resolve(
                LockDescriptors.plainRules(),
                LockDescriptors.requirements("django==4.2.29", "asgiref<3"),
                LockDescriptors.PYTHON_3_12,
                LockDescriptors.PYTHON_3_13));
  }

  @Test
  void anIndexThatIsNotThereIsToldPlainly() {
    Map<String, String> settings =
        Map.of("UV_DEFAULT_INDEX", "http://127.0.0.1:9/simple", "UV_HTTP_RETRIES", "0");
    assertProblem(
        "The package index could not be reached to resolve the libraries of pantry 1.2.0"
            + " (Connection refused (os error 111)): check the network, the proxy and the index that"
            + " uv is configured with.",
        () -> resolver(NOTHING_IS_BUILT, settings).resolve(docopt(), LockDescriptors.CUT_OFF));
  }

  @Test
  void aMachineWithoutUvIsToldHowToGetIt() {
    LockResolver resolver =
        new LockResolver(
            new CommandRunner(),
            work,
            NOTHING_IS_BUILT,
            Progress.none(),
            List.of(List.of("no-such-uv"), List.of("python3", "-m", "no_such_uv")),
            Map.of());
    assertProblem(
        "uv is needed to resolve the libraries but is neither on the PATH nor a module of python3:"
            + " install it with 'pipx install uv' or 'pip install uv'.",
        () -> resolver.resolve(docopt(), LockDescriptors.CUT_OFF));
  }

  @Test
  void aFolderOfWheelsDoesForAnIndex() throws IOException {
    Path wheels = Files.createDirectory(folder.resolve("wheels"));
    Path wheel = wheel(wheels, "jar_lid", "1.0+local.1");
    Map<String, String> settings = Map.of("UV_NO_INDEX", "1", "UV_FIND_LINKS", wheels.toString());
    Lock lock =
        resolver(NOTHING_IS_BUILT, settings)
            .resolve(
                LockDescriptors.request(
                    LockDescriptors.plainRules(),
                    LockDescriptors.requirements("jar-lid"),
                    LockDescriptors.PYTHON_3_13),
                Instant.parse("2999-01-01T00:00:00Z"));
    assertEquals(
        List.of(
            new LockedFile(
                "jar_lid-1.0+local.1-py3-none-any.whl",
                Files.size(wheel),
                Sha256.of(Files.readAllBytes(wheel)))),
        lock.targets().get(0).wheels());
  }

  private LockRequest docopt() {
    return LockDescriptors.request(
        LockDescriptors.rules(List.of(), List.of(LockDescriptors.fromSource("docopt"))),
        LockDescriptors.requirements("docopt==0.6.2"),
        LockDescriptors.PYTHON_3_12,
        LockDescriptors.PYTHON_3_13);
  }

  private Lock resolve(PythonRules rules, List<Requirement> requirements, PythonTarget... targets) {
    return resolver(NOTHING_IS_BUILT, Map.of())
        .resolve(LockDescriptors.request(rules, requirements, targets), LockDescriptors.CUT_OFF);
  }

  private LockResolver resolver(SourceBuild sourceBuild, Map<String, String> settings) {
    return new LockResolver(
        new CommandRunner(), work, sourceBuild, Progress.none(), Uv.LAUNCHERS, settings);
  }

  private static List<String> wheels(Lock lock, PythonTarget target) {
    return lock.target(target).orElseThrow().wheels().stream().map(LockedFile::fileName).toList();
  }

  private static void assertProblem(String sentence, Executable resolving) {
    assertEquals(sentence, assertThrows(UserProblem.class, resolving).getMessage());
  }

  private static Path wheel(Path folder, String project, String version) throws IOException {
    Path wheel = folder.resolve(project + "-" + version + "-py3-none-any.whl");
    String information = project + "-" + version + ".dist-info/";
    try (OutputStream file = Files.newOutputStream(wheel);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      add(
          zip,
          information + "METADATA",
          "Metadata-Version: 2.1\nName: " + project + "\nVersion: " + version + "\n");
      add(zip, information + "WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n");
      add(zip, information + "RECORD", "");
    }
    return wheel;
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
