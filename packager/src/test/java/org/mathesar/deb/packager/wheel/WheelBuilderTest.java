package org.mathesar.deb.packager.wheel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.lock.BuiltWheel;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.LockedTools;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.work.WorkFolder;

class WheelBuilderTest {
  private static final LockedFile SETUPTOOLS =
      new LockedFile(
          "setuptools-75.8.0-py3-none-any.whl",
          1_228_782,
          new Sha256("e3982f444617239225d675215d51f6ba05f845d4eec313da4418fdbb56fb27e3"));
  private static final LockedTools TOOLS =
      new LockedTools(List.of("setuptools==75.8.0"), List.of(SETUPTOOLS));
  private static final TestSource PURE = TestSource.setuptools("pantry", "1.0");

  /** Says that it has compiled parts, which it has only where nobody forbids it. */
  private static final TestSource OPTIONAL_PARTS =
      TestSource.setuptools("pantry", "1.0")
          .with(
              "setup.py",
              """
              import os
              from setuptools import Distribution, setup

              class Always(Distribution):
                  def has_ext_modules(self):
                      return True

              print({"the", "order", "of", "sets"})
              if "NO_PARTS" not in os.environ:
                  os.mkdir("shelf")
                  open("shelf/part.so", "w").close()
              setup(
                  distclass=Always,
                  packages=["shelf"] if os.path.exists("shelf") else [],
                  package_data={"shelf": ["*.so"]},
              )
              """);

  @TempDir Path folder;
  private WorkFolder work;
  private WheelCache cache;
  private Path sources;

  @BeforeEach
  void open() throws IOException {
    work = WorkFolder.create(folder.resolve("work"));
    cache = new WheelCache(folder.resolve("cache"), work);
    sources = Files.createDirectory(folder.resolve("sources"));
  }

  @AfterEach
  void close() {
    work.close();
  }

  private WheelBuilder builder() {
    return new WheelBuilder(
        cache,
        new WheelOrigin(Optional.of(sources), false),
        new CommandRunner(),
        work,
        Progress.none());
  }

  private WheelRecipe recipe(TestSource source, Map<String, String> environment)
      throws IOException {
    Files.write(sources.resolve(source.locked().fileName()), source.bytes());
    return new WheelRecipe(new ProjectName("pantry"), source.locked(), TOOLS, environment);
  }

  @Test
  void buildsAWheelThatReadsWellAndKeepsIt() throws IOException {
    BuiltWheel locked = builder().lock(recipe(PURE, Map.of()));

    Path wheel = builder().build(locked);

    assertEquals(new WheelName("pantry-1.0-py3-none-any.whl"), locked.wheel());
    WheelContents contents = WheelReader.read(wheel, locked.wheel());
    assertEquals(
        List.of(
            "pantry-1.0.dist-info/METADATA",
            "pantry-1.0.dist-info/WHEEL",
            "pantry-1.0.dist-info/top_level.txt",
            "pantry.py"),
        contents.files().stream().map(file -> file.path().value()).toList());
    assertEquals(1, contents.metadata().licenceTexts().size());
    Files.delete(sources.resolve(PURE.locked().fileName()));
    assertEquals(wheel, builder().build(locked));
  }

  @Test
  void theSumOfTheContentsIsThatOfTheSumsOfTheFiles() throws IOException {
    BuiltWheel locked = builder().lock(recipe(PURE, Map.of()));
    Path unpacked = folder.resolve("unpacked");
    Tools.run(
        folder,
        "python3",
        "-m",
        "zipfile",
        "-e",
        builder().build(locked).toString(),
        unpacked.toString());

    String list =
        Tools.run(
            unpacked,
            "sh",
            "-c",
            "find . -type f | sed 's,^./,,' | LC_ALL=C sort | xargs sha256sum | sed 's/  / /'");

    assertEquals(Sha256.of(list.getBytes(StandardCharsets.UTF_8)), locked.contents());
  }

  @Test
  void aWheelWithoutCompiledPartsSaysSoWhateverItsProjectClaims() throws IOException {
    BuiltWheel locked = builder().lock(recipe(OPTIONAL_PARTS, Map.of("NO_PARTS", "1")));

    Path wheel = builder().build(locked);

    assertEquals(new WheelName("pantry-1.0-py3-none-any.whl"), locked.wheel());
    WheelContents contents = WheelReader.read(wheel, locked.wheel());
    WheelFile tags =
        contents.files().stream()
            .filter(file -> file.path().name().equals("WHEEL"))
            .findFirst()
            .orElseThrow();
    try (InputStream stream = tags.content().open()) {
      assertEquals(
          """
          Wheel-Version: 1.0
          Generator: setuptools (75.8.0)
          Root-Is-Purelib: true
          Tag: py3-none-any
          """,
          new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void refusesAWheelWithCompiledParts() throws IOException {
    WheelRecipe recipe = recipe(OPTIONAL_PARTS, Map.of());

    String said = assertThrows(UserProblem.class, () -> builder().lock(recipe)).getMessage();

    assertTrue(said.contains("made the compiled file 'shelf/part.so'"), said);
  }

  @Test
  void everyPythonOfThisMachineBuildsTheSameBytes() throws IOException {
    WheelRecipe recipe = recipe(OPTIONAL_PARTS, Map.of("NO_PARTS", "1"));
    List<byte[]> built = new ArrayList<>();
    for (String python : interpreters()) {
      WheelBuilder builder =
          new WheelBuilder(
              cache,
              new WheelOrigin(Optional.of(sources), false),
              new CommandRunner(),
              work,
              Progress.none(),
              () -> Pip.find(new CommandRunner(), work.path()),
              python);
      built.add(Files.readAllBytes(builder.build(builder.lock(recipe))));
    }

    for (byte[] bytes : built) {
      assertArrayEquals(built.get(0), bytes);
    }
  }

  /** Those that can read pyproject.toml; at the least the one that runs pip. */
  private List<String> interpreters() {
    List<String> found = new ArrayList<>(List.of("python3"));
    for (String python : List.of("3.11", "3.12", "3.13", "3.14")) {
      CommandResult result =
          new CommandRunner()
              .run(
                  Command.in(folder, List.of("uv", "python", "find", "--no-config", python)),
                  "install uv");
      if (result.succeeded()) {
        found.add(result.output().strip());
      }
    }
    return found;
  }

  @Test
  void namesBothSumsWhereTheContentsDiffer() throws IOException {
    BuiltWheel locked = builder().lock(recipe(PURE, Map.of()));
    Sha256 other = Sha256.of(new byte[0]);
    BuiltWheel changed =
        new BuiltWheel(
            locked.wheel(), locked.source(), locked.tools(), locked.environment(), other);

    String said = assertThrows(UserProblem.class, () -> builder().build(changed)).getMessage();

    assertTrue(said.contains(locked.contents() + " and not " + other), said);
  }

  @Test
  void buildsAgainWhatWasDamagedInTheCache() throws IOException {
    BuiltWheel locked = builder().lock(recipe(PURE, Map.of()));
    Path wheel = builder().build(locked);
    byte[] whole = Files.readAllBytes(wheel);
    Files.writeString(wheel, "damaged");

    assertArrayEquals(whole, Files.readAllBytes(builder().build(locked)));
  }

  @Test
  void saysWhatTheBuildComplainedAbout() throws IOException {
    WheelRecipe recipe =
        recipe(
            TestSource.setuptools("pantry", "1.0")
                .with("setup.py", "raise SystemExit('no jars here')"),
            Map.of());

    String said = assertThrows(UserProblem.class, () -> builder().lock(recipe)).getMessage();

    assertTrue(said.contains("The wheel of pantry 1.0 cannot be built"), said);
    assertTrue(said.contains("no jars here"), said);
  }

  @Test
  void seesNoOtherPackagesThanTheBuildRequirements() throws IOException {
    TestSource nosy =
        TestSource.setuptools("pantry", "1.0")
            .with(
                "setup.py",
                """
                import importlib.util, sys
                from setuptools import setup
                if importlib.util.find_spec("pip"):
                    sys.exit("pip is visible")
                setup()
                """);

    assertEquals("1.0", builder().lock(recipe(nosy, Map.of())).wheel().version());
  }

  @Test
  void namesTheSourceThatIsMissingOffline() throws IOException {
    WheelRecipe recipe =
        new WheelRecipe(new ProjectName("pantry"), PURE.locked(), LockedTools.none(), Map.of());
    WheelBuilder builder =
        new WheelBuilder(
            cache,
            new WheelOrigin(Optional.of(sources), true),
            new CommandRunner(),
            work,
            Progress.none());

    String said = assertThrows(UserProblem.class, () -> builder.lock(recipe)).getMessage();

    assertTrue(said.contains("pantry-1.0.tar.gz is not in the cache and not in "), said);
  }

  @Test
  void fetchesTheSourceThroughPip() throws IOException {
    try (LocalIndex index = new LocalIndex()) {
      index.having("pantry", PURE.locked().fileName(), PURE.bytes());
      Map<String, Optional<String>> environment = index.environment();
      WheelBuilder builder =
          new WheelBuilder(
              cache,
              WheelOrigin.index(),
              new CommandRunner(),
              work,
              Progress.none(),
              () ->
                  Pip.find(
                      new CommandRunner(),
                      folder,
                      List.of(List.of("python3", "-m", "pip")),
                      environment),
              "python3");
      Path tools = folder.resolve("wheels");
      Tools.run(
          folder,
          "python3",
          "-m",
          "pip",
          "download",
          "--no-deps",
          TOOLS.requirements().get(0),
          "-d",
          tools.toString());
      try (var files = Files.list(tools)) {
        for (Path file : files.toList()) {
          index.having("setuptools", file.getFileName().toString(), Files.readAllBytes(file));
        }
      }

      builder.lock(new WheelRecipe(new ProjectName("pantry"), PURE.locked(), TOOLS, Map.of()));

      assertTrue(cache.find(PURE.locked()).isPresent());
      assertTrue(index.fetched().contains("pantry-1.0.tar.gz"), index.fetched().toString());
    }
  }

  @Test
  void refusesAToolOfOtherBytesThanTheLockNames() throws IOException {
    WheelRecipe sound = recipe(PURE, Map.of());
    LockedFile other = new LockedFile(SETUPTOOLS.fileName(), 1, Sha256.of(new byte[0]));
    WheelRecipe recipe =
        new WheelRecipe(
            sound.project(),
            sound.source(),
            new LockedTools(TOOLS.requirements(), List.of(other)),
            Map.of());

    String said = assertThrows(UserProblem.class, () -> builder().lock(recipe)).getMessage();

    assertTrue(
        said.contains("serves other bytes for what builds pantry (setuptools==75.8.0)"), said);
  }

  @Test
  void refusesBuildRequirementsWithoutFiles() {
    LockedTools unknown = new LockedTools(List.of("setuptools==80.0.0"), List.of(SETUPTOOLS));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WheelRecipe(new ProjectName("pantry"), PURE.locked(), unknown, Map.of()));
  }

  @Test
  void refusesBuildRequirementsThatAreNotPinned() {
    for (String requirement : List.of("setuptools", "setuptools>=75", "setuptools==75.*")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new LockedTools(List.of(requirement), List.of(SETUPTOOLS)));
    }
  }
}
