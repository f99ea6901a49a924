package org.mathesar.deb.packager.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.work.WorkFolder;

class WheelDownloaderTest {
  private static final PythonTarget PC = target("3.11", Architecture.AMD64);
  private static final PythonTarget ARM = target("3.13", Architecture.ARM64);
  private static final List<List<String>> PIP = List.of(List.of("python3", "-m", "pip"));
  private static final TestWheel JARS = TestWheel.pure("jars", "1.0").with("jars.py", "");
  private static final TestWheel LIDS = TestWheel.pure("lids", "2.0.post1").with("lids.py", "");

  @TempDir Path folder;
  private WorkFolder work;
  private WheelCache cache;
  private LocalIndex index;

  @BeforeEach
  void open() throws IOException {
    work = WorkFolder.create(folder.resolve("work"));
    cache = new WheelCache(folder.resolve("cache"), work);
    index = new LocalIndex();
  }

  @AfterEach
  void close() {
    index.close();
    work.close();
  }

  private static PythonTarget target(String python, Architecture architecture) {
    return new PythonTarget(PythonVersion.parse(python), architecture);
  }

  private static TargetLock lock(PythonTarget target, LockedFile... wheels) {
    return new TargetLock(target, List.of(wheels), List.of());
  }

  private WheelDownloader downloader(WheelOrigin origin, Progress progress) {
    return downloader(origin, progress, index.environment());
  }

  private WheelDownloader downloader(
      WheelOrigin origin, Progress progress, Map<String, Optional<String>> environment) {
    return new WheelDownloader(
        cache,
        origin,
        work,
        progress,
        () -> Pip.find(new CommandRunner(), folder, PIP, environment));
  }

  private void download(TargetLock... targets) {
    downloader(WheelOrigin.index(), Progress.none()).download(List.of(targets));
  }

  private String refusal(WheelOrigin origin, TargetLock... targets) {
    return assertThrows(
            UserProblem.class, () -> downloader(origin, Progress.none()).download(List.of(targets)))
        .getMessage();
  }

  private List<String> cachedFiles() throws IOException {
    if (!Files.exists(folder.resolve("cache"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void fetchesTheWheelsOfEveryTargetAndWhatTheyShareOnce() throws IOException {
    TestWheel pc = TestWheel.tagged("seal", "1.0", "cp311-cp311-manylinux_2_17_x86_64");
    TestWheel arm = TestWheel.tagged("seal", "1.0", "cp313-cp313-manylinux_2_28_aarch64");
    TestWheel stable = TestWheel.tagged("rim", "1.0", "cp39-abi3-manylinux2014_x86_64");
    TestWheel newer = TestWheel.tagged("glass", "1.0", "py313-none-any");
    for (TestWheel wheel : List.of(JARS, LIDS, pc, arm, stable, newer)) {
      index.having(wheel);
    }
    AtomicLong reported = new AtomicLong();

    downloader(WheelOrigin.index(), counting(reported))
        .download(
            List.of(
                lock(PC, JARS.locked(), LIDS.locked(), stable.locked(), pc.locked()),
                lock(ARM, newer.locked(), JARS.locked(), LIDS.locked(), arm.locked())));

    List<LockedFile> all =
        Stream.of(JARS, LIDS, pc, arm, stable, newer).map(TestWheel::locked).toList();
    for (LockedFile file : all) {
      assertTrue(cache.find(file).isPresent(), file.fileName());
    }
    assertEquals(
        all.stream().map(LockedFile::fileName).sorted().toList(),
        index.fetched().stream().sorted().toList());
    assertEquals(all.stream().mapToLong(LockedFile::size).sum(), reported.get());
  }

  private static Progress counting(AtomicLong sum) {
    return new Progress() {
      @Override
      public Task start(String label, OptionalLong total, Unit unit) {
        return new Task() {
          @Override
          public void advance(long amount) {
            sum.addAndGet(amount);
          }

          @Override
          public void close() {}
        };
      }

      @Override
      public void note(String sentence) {}
    };
  }

  @Test
  void takesTheLockedWheelAlsoWhereTheIndexHasABetterOne() throws IOException {
    TestWheel fast = TestWheel.tagged("jars", "1.0", "cp311-cp311-manylinux_2_17_x86_64");
    index.having(JARS).having(fast);

    download(lock(PC, JARS.locked()));

    assertEquals(List.of(JARS.name().fileName()), cachedFiles());
  }

  @Test
  void asksNobodyForWhatTheCacheHas() {
    index.having(JARS);
    download(lock(PC, JARS.locked()));
    int before = index.fetched().size();

    download(lock(PC, JARS.locked()));
    downloader(new WheelOrigin(Optional.empty(), true), Progress.none())
        .download(List.of(lock(PC, JARS.locked())));

    assertEquals(before, index.fetched().size());
  }

  @Test
  void fetchesAgainWhatWasDamagedInTheCache() throws IOException {
    index.having(JARS);
    download(lock(PC, JARS.locked()));
    Path cached = cache.find(JARS.locked()).orElseThrow();
    byte[] bytes = Files.readAllBytes(cached);
    bytes[bytes.length / 2] ^= 1;
    Files.write(cached, bytes);
    cache = new WheelCache(folder.resolve("cache"), work);

    download(lock(PC, JARS.locked()));

    assertEquals(
        JARS.locked().sha256(), Sha256.of(Files.readAllBytes(cache.find(JARS.locked()).get())));
  }

  @Test
  void namesWhatHasOtherBytesAndWhatIsGoneAndKeepsTheRest() throws IOException {
    TestWheel forged = TestWheel.pure("forged", "3.1").with("forged.py", "");
    TestWheel gone = TestWheel.pure("gone", "4.0").with("gone.py", "");
    TestWheel removed = TestWheel.pure("removed", "5.0").with("removed.py", "");
    index.having(JARS).having(LIDS).having(forged);
    index.having(TestWheel.pure("gone", "4.1"));
    index.servingInstead(forged, "forged".getBytes(StandardCharsets.UTF_8));

    String said =
        refusal(
            WheelOrigin.index(),
            lock(PC, JARS.locked(), forged.locked(), gone.locked(), LIDS.locked()),
            lock(ARM, removed.locked()));

    assertEquals(2, said.lines().count(), said);
    assertTrue(
        said.contains("other bytes for forged 3.1 (forged-3.1-py3-none-any.whl) than the lock"),
        said);
    assertTrue(
        said.contains(
            "does not have gone 4.0 (gone-4.0-py3-none-any.whl) and removed 5.0"
                + " (removed-5.0-py3-none-any.whl) (any more)"),
        said);
    assertEquals(List.of(JARS.name().fileName(), LIDS.name().fileName()), cachedFiles());
  }

  @Test
  void refusesTheBytesOfAnotherFileOfTheSameProject() throws IOException {
    TestWheel other = TestWheel.pure("jars", "1.0").with("jars.py", "other = 1");
    index.having(other);

    String said = refusal(WheelOrigin.index(), lock(PC, JARS.locked()));

    assertTrue(said.contains("serves other bytes for jars 1.0"), said);
    assertEquals(List.of(), cachedFiles());
  }

  @Test
  void saysOnceThatTheIndexCannotBeReached() throws IOException {
    index.close();

    String said = refusal(WheelOrigin.index(), lock(PC, JARS.locked()), lock(ARM, LIDS.locked()));

    assertEquals(1, said.lines().count(), said);
    assertTrue(said.contains("could not be reached"), said);
    assertTrue(said.contains("--wheels FOLDER"), said);
    assertEquals(List.of(), cachedFiles());
    index = new LocalIndex();
  }

  @Test
  void takesAFolderBeforeTheIndex() throws IOException {
    Path wheels = Files.createDirectory(folder.resolve("wheels"));
    JARS.writeTo(wheels);
    index.having(JARS).having(LIDS);

    downloader(new WheelOrigin(Optional.of(wheels), false), Progress.none())
        .download(List.of(lock(PC, JARS.locked(), LIDS.locked())));

    assertEquals(List.of(LIDS.name().fileName()), index.fetched());
    assertTrue(Files.exists(wheels.resolve(JARS.name().fileName())));
  }

  @Test
  void namesEveryFileThatIsMissingOffline() throws IOException {
    Path wheels = Files.createDirectory(folder.resolve("wheels"));
    TestWheel forged = TestWheel.pure("forged", "3.1").with("forged.py", "");
    Files.writeString(wheels.resolve(forged.name().fileName()), "not it");

    String said =
        refusal(
            new WheelOrigin(Optional.of(wheels), true),
            lock(PC, JARS.locked(), forged.locked()),
            lock(ARM, LIDS.locked()));

    assertEquals(2, said.lines().count(), said);
    assertTrue(said.contains("forged-3.1-py3-none-any.whl is not the file that the lock names"));
    assertTrue(
        said.contains(
            "jars-1.0-py3-none-any.whl and lids-2.0.post1-py3-none-any.whl are not in the cache and"
                + " not in "
                + wheels
                + ", and offline nothing is fetched: put them into a folder"),
        said);
    assertEquals(List.of(), cachedFiles());
  }

  @Test
  void refusesAFolderThatIsNone() {
    String said =
        refusal(
            new WheelOrigin(Optional.of(folder.resolve("nowhere")), true),
            lock(PC, JARS.locked(), LIDS.locked()));

    assertEquals(1, said.lines().count(), said);
    assertTrue(said.contains("nowhere is no folder of wheels"), said);
  }

  @Test
  void saysHowToGetPipWhereThereIsNone() {
    String said =
        assertThrows(
                UserProblem.class,
                () ->
                    Pip.find(
                        new CommandRunner(),
                        folder,
                        List.of(List.of("no-such-pip"), List.of("python3", "-m", "no_such_pip")),
                        Map.of()))
            .getMessage();

    assertTrue(said.contains("tried no-such-pip, python3 -m no_such_pip"), said);
    assertTrue(said.contains("install Debian's package python3-pip"), said);
  }

  @Test
  void leavesNothingInTheWorkFolder() throws IOException {
    index.having(JARS);
    download(lock(PC, JARS.locked()));

    try (Stream<Path> left = Files.list(work.path())) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void splitsManyFilesIntoChunksThatHaveEachOnce() {
    Map<LockedFile, PythonTarget> wanted = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 100; i < 140; i++) {
      LockedFile file =
          new LockedFile("p" + i + "-1-py3-none-any.whl", 1, Sha256.of(new byte[] {(byte) i}));
      wanted.put(file, i % 3 == 0 ? ARM : PC);
      names.add(file.fileName());
    }

    List<DownloadChunk> chunks = DownloadChunk.of(wanted);

    assertEquals(
        names,
        chunks.stream()
            .flatMap(chunk -> chunk.files().stream())
            .map(LockedFile::fileName)
            .sorted()
            .toList());
    assertFalse(chunks.stream().anyMatch(chunk -> chunk.files().size() > 15));
  }

  @Test
  void fetchesARealWheelByItsHash() {
    LockedFile six =
        new LockedFile(
            "six-1.17.0-py2.py3-none-any.whl",
            11_050,
            new Sha256("4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274"));

    new WheelDownloader(cache, WheelOrigin.index(), new CommandRunner(), work, Progress.none())
        .download(List.of(lock(PC, six)));

    WheelContents contents = new WheelReader(cache).read(six);
    assertEquals("six", contents.metadata().project().value());
    assertEquals(Optional.of("MIT"), contents.metadata().licence().statement());
    assertEquals(1, contents.metadata().licenceTexts().size());
    assertTrue(cache.isChecked(six));
    assertEquals(contents.files().size(), new WheelReader(cache).read(six).files().size());
  }
}
