package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.ParallelTasks;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Gets the wheels of locks into the cache, by name and hash: from a folder, and through several
 * runs of pip at a time from whatever index pip is configured with. No address is ever named here.
 *
 * <p>What arrived stays in the cache whatever happens to the rest, so that running again goes on
 * from there.
 */
public final class WheelDownloader {
  /** More runs at a time than this do not get more out of an index. */
  private static final int MOST_RUNS = 4;

  private final WheelCache cache;
  private final WheelOrigin origin;
  private final WorkFolder work;
  private final Progress progress;
  private final Supplier<Pip> pip;

  /**
   * A downloader.
   *
   * @param cache where the wheels go
   * @param origin where they may come from
   * @param runner runs pip
   * @param work this run's folder, on the cache's file system
   * @param progress hears of the bytes that arrive
   */
  public WheelDownloader(
      WheelCache cache,
      WheelOrigin origin,
      CommandRunner runner,
      WorkFolder work,
      Progress progress) {
    this(cache, origin, work, progress, () -> Pip.find(runner, work.path()));
  }

  WheelDownloader(
      WheelCache cache, WheelOrigin origin, WorkFolder work, Progress progress, Supplier<Pip> pip) {
    this.cache = cache;
    this.origin = origin;
    this.work = work;
    this.progress = progress;
    this.pip = pip;
  }

  /**
   * Gets every wheel that the cache does not have yet.
   *
   * @param targets whose wheels are wanted; what several share is fetched once
   * @throws UserProblem with a sentence for every cause why wheels could not be had
   */
  public void download(Collection<TargetLock> targets) {
    Map<LockedFile, PythonTarget> missing = new LinkedHashMap<>();
    for (TargetLock target : targets) {
      for (LockedFile wheel : target.wheels()) {
        if (!missing.containsKey(wheel) && cache.find(wheel).isEmpty()) {
          missing.put(wheel, target.target());
        }
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    Problems problems = new Problems();
    OriginFolder folder = new OriginFolder(origin);
    for (LockedFile wheel : List.copyOf(missing.keySet())) {
      if (folder.has(wheel)) {
        missing.remove(wheel);
        problems.collect(() -> folder.copyIn(wheel, cache));
      }
    }
    if (origin.offline()) {
      if (!missing.isEmpty()) {
        problems.add(folder.missing(missing.keySet()));
      }
    } else if (!missing.isEmpty()) {
      problems.addAll(fetch(missing));
    }
    problems.throwIfAny();
  }

  private List<Problem> fetch(Map<LockedFile, PythonTarget> missing) {
    Pip found = pip.get();
    List<DownloadChunk> chunks = DownloadChunk.of(missing);
    long bytes = missing.keySet().stream().mapToLong(LockedFile::size).sum();
    AtomicBoolean hopeless = new AtomicBoolean();
    try (Progress.Task task =
        progress.start(
            "Fetching " + missing.size() + " wheels",
            OptionalLong.of(bytes),
            Progress.Unit.BYTES)) {
      List<Callable<List<FetchProblem>>> runs = new ArrayList<>();
      for (DownloadChunk chunk : chunks) {
        runs.add(() -> fetch(found, chunk, task, hopeless));
      }
      return FetchProblem.grouped(
          new ParallelTasks("Fetching wheels", MOST_RUNS)
              .run(runs).stream().flatMap(List::stream).toList());
    }
  }

  private List<FetchProblem> fetch(
      Pip found, DownloadChunk chunk, Progress.Task task, AtomicBoolean hopeless) {
    if (hopeless.get()) {
      // Another run has already said why.
      return List.of();
    }
    Path directory = work.newFolder("pip");
    try {
      List<String> arguments = arguments(chunk, directory);
      CommandResult result = found.run(directory, Map.of(), arguments);
      if (chunk.files().size() == 1 && PipFailure.of(result) == PipFailure.GONE) {
        // Only when asked does pip tell that it could not even look for the file.
        arguments.addAll(List.of("--verbose", "--verbose"));
        result = found.run(directory, Map.of(), arguments);
      }
      if (result.succeeded()) {
        return adopt(chunk, directory, task);
      }
      if (PipFailure.of(result).concernsEveryFile()) {
        return hopeless.getAndSet(true)
            ? List.of()
            : List.of(PipProblems.describe(name(chunk), result, directory));
      }
      if (chunk.files().size() == 1) {
        return List.of(PipProblems.describe(name(chunk), result, directory));
      }
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s cannot be written (%s): free some room, or name another cache folder.",
          directory,
          IoReason.of(e));
    } finally {
      remove(directory);
    }
    // pip stops at the first file that fails and keeps none: the halves tell which it is.
    List<FetchProblem> problems = new ArrayList<>();
    for (DownloadChunk half : chunk.halves()) {
      problems.addAll(fetch(found, half, task, hopeless));
    }
    return problems;
  }

  private static List<String> arguments(DownloadChunk chunk, Path directory) throws IOException {
    List<String> lines = chunk.files().stream().map(DownloadChunk::requirement).toList();
    Path requirements = directory.resolve("requirements.txt");
    Files.writeString(requirements, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("download", "--no-deps", "--require-hashes"));
    arguments.addAll(List.of("--only-binary=:all:", "--ignore-requires-python"));
    arguments.addAll(List.of("--implementation", "cp"));
    arguments.addAll(List.of("--python-version", chunk.target().python().toString()));
    arguments.addAll(List.of("--abi", "cp" + chunk.target().python().toString().replace(".", "")));
    for (String platform : chunk.platforms()) {
      arguments.addAll(List.of("--platform", platform));
    }
    arguments.addAll(List.of("--requirement", requirements.toString()));
    arguments.addAll(List.of("--dest", directory.resolve("files").toString()));
    return arguments;
  }

  private List<FetchProblem> adopt(DownloadChunk chunk, Path directory, Progress.Task task) {
    Problems problems = new Problems();
    List<FetchProblem> elsewhere = new ArrayList<>();
    for (LockedFile file : chunk.files()) {
      Path arrived = directory.resolve("files").resolve(file.fileName());
      if (Files.exists(arrived)) {
        problems.collect(
            () -> {
              cache.adopt(file, arrived);
              task.advance(file.size());
            });
      } else {
        elsewhere.add(
            new FetchProblem(
                "The package index has the bytes of ",
                file.fileName(),
                " under another name only: correct the index or mirror that pip is configured"
                    + " with, or make the lock anew."));
      }
    }
    if (!problems.isEmpty()) {
      problems.addAll(FetchProblem.grouped(elsewhere));
      problems.throwIfAny();
    }
    return elsewhere;
  }

  private static String name(DownloadChunk chunk) {
    LockedFile first = chunk.files().get(0);
    WheelName wheel = new WheelName(first.fileName());
    String name = wheel.project() + " " + wheel.version() + " (" + first.fileName() + ")";
    return chunk.files().size() == 1
        ? name
        : name + " and " + (chunk.files().size() - 1) + " other files";
  }

  private static void remove(Path directory) {
    try {
      WorkFolder.deleteTree(directory);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "%s cannot be removed (%s): remove it by hand.", directory, IoReason.of(e));
    }
  }
}
