package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.lock.BuiltWheel;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Builds pure wheels from source archives, once: the same recipe gives the same contents on every
 * machine. The project's build runs with the pinned build requirements and nothing else of this
 * machine's Python packages, at a fixed time, and its result is kept in the cache.
 */
public final class WheelBuilder {
  private static final String PYTHON_CURE = "install Debian's package python3";
  private static final String FRONTEND = "build_wheel.py";

  /** The earliest time that a zip archive can have, in seconds. */
  private static final String SOURCE_DATE_EPOCH = "315532800";

  private static final List<String> UNSET =
      List.of(
          "PYTHONDONTWRITEBYTECODE",
          "PYTHONHOME",
          "PYTHONOPTIMIZE",
          "PYTHONPATH",
          "PYTHONPLATLIBDIR",
          "PYTHONSAFEPATH",
          "PYTHONSTARTUP",
          "PYTHONWARNINGS");

  private final WheelCache cache;
  private final WheelOrigin origin;
  private final CommandRunner runner;
  private final WorkFolder work;
  private final Progress progress;
  private final Supplier<Pip> pip;
  private final String python;

  /**
   * A builder.
   *
   * @param cache where source archives and built wheels are kept
   * @param origin where source archives and build requirements may come from
   * @param runner runs pip and Python
   * @param work this run's folder, on the cache's file system
   * @param progress hears of what is built
   */
  public WheelBuilder(
      WheelCache cache,
      WheelOrigin origin,
      CommandRunner runner,
      WorkFolder work,
      Progress progress) {
    this(cache, origin, runner, work, progress, () -> Pip.find(runner, work.path()), "python3");
  }

  WheelBuilder(
      WheelCache cache,
      WheelOrigin origin,
      CommandRunner runner,
      WorkFolder work,
      Progress progress,
      Supplier<Pip> pip,
      String python) {
    this.cache = cache;
    this.origin = origin;
    this.runner = runner;
    this.work = work;
    this.progress = progress;
    this.pip = pip;
    this.python = python;
  }

  /**
   * Builds a wheel for the first time, for a lock.
   *
   * @param recipe what goes into it
   * @return the recipe with the wheel's name and the checksum of its contents
   * @throws UserProblem where it cannot be built, or has compiled parts
   */
  public BuiltWheel lock(WheelRecipe recipe) {
    Path wheel = make(recipe);
    WheelName name = new WheelName(wheel.getFileName().toString());
    return new BuiltWheel(
        name, recipe.source(), recipe.tools(), recipe.environment(), contents(wheel, name));
  }

  /**
   * The wheel that a lock describes, from the cache or built now.
   *
   * @param locked what it is made of, and the checksum of its contents
   * @return the wheel in the cache, its contents as the lock says
   * @throws UserProblem where it cannot be built or comes out with other contents
   */
  public Path build(BuiltWheel locked) {
    WheelRecipe recipe =
        new WheelRecipe(
            locked.wheel().project(), locked.source(), locked.tools(), locked.environment());
    Optional<Path> cached = cache.findBuilt(recipe.digest(), locked.wheel().fileName());
    if (cached.isPresent() && has(cached.get(), locked)) {
      return cached.get();
    }
    Path wheel = make(recipe);
    String fileName = wheel.getFileName().toString();
    if (!fileName.equals(locked.wheel().fileName())) {
      throw UserProblem.of(
          "Building %s gave %s and not the wheel %s that the lock names: make the lock anew.",
          locked.source().fileName(), fileName, locked.wheel());
    }
    Sha256 contents = contents(wheel, locked.wheel());
    if (!contents.equals(locked.contents())) {
      throw UserProblem.of(
          "Building %s gave a wheel with the contents %s and not %s as the lock says: build with"
              + " the Python release that made the lock, or make the lock anew.",
          locked.source().fileName(), contents, locked.contents());
    }
    return wheel;
  }

  /** Whatever is wrong with a cached wheel, building it anew is the cure. */
  private static boolean has(Path wheel, BuiltWheel locked) {
    try {
      return contents(wheel, locked.wheel()).equals(locked.contents());
    } catch (UserProblem damaged) {
      return false;
    }
  }

  private static Sha256 contents(Path wheel, WheelName name) {
    try {
      return PureWheel.contents(WheelArchive.open(wheel, name));
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "%s cannot be read (%s): remove it and run again.", wheel, IoReason.of(e));
    }
  }

  private Path make(WheelRecipe recipe) {
    Path folder = work.newFolder("build");
    try (Progress.Task task =
        progress.start(
            "Building the wheel of " + recipe.project() + " " + recipe.version(),
            OptionalLong.empty(),
            Progress.Unit.ITEMS)) {
      Path tools = installTools(recipe, folder);
      Path source = source(recipe, folder, tools);
      Path built = run(recipe, source, tools, folder);
      WheelName builtName = new WheelName(built.getFileName().toString());
      Path pure = PureWheel.write(built, builtName, Files.createDirectory(folder.resolve("pure")));
      task.advance(1);
      return cache.adoptBuilt(recipe.digest(), pure);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The wheel of %s cannot be built in %s (%s): free some room there, or name another cache"
              + " folder.",
          recipe.project(),
          folder,
          IoReason.of(e));
    }
  }

  private Path installTools(WheelRecipe recipe, Path folder) throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    if (recipe.tools().wheels().isEmpty()) {
      return tools;
    }
    Path requirements = folder.resolve("tools.txt");
    List<String> lines = recipe.tools().wheels().stream().map(DownloadChunk::requirement).toList();
    Files.writeString(requirements, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("install", "--no-deps", "--no-compile", "--only-binary=:all:"));
    // A tool for another Python than the one that builds is there for nothing, and does no harm.
    arguments.addAll(List.of("--require-hashes", "--ignore-requires-python"));
    arguments.addAll(List.of("--ignore-installed", "--target", tools.toString()));
    arguments.addAll(originArguments());
    arguments.addAll(List.of("--requirement", requirements.toString()));
    CommandResult result = pip.get().run(folder, Map.of(), arguments);
    if (!result.succeeded()) {
      throw new UserProblem(
          FetchProblem.grouped(
              List.of(
                  PipProblems.describe(
                      "what builds "
                          + recipe.project()
                          + " ("
                          + String.join(", ", recipe.tools().requirements())
                          + ")",
                      result,
                      folder))));
    }
    return tools;
  }

  private List<String> originArguments() {
    List<String> arguments = new ArrayList<>();
    if (origin.offline()) {
      arguments.add("--no-index");
    }
    origin
        .folder()
        .ifPresent(
            path -> arguments.addAll(List.of("--find-links", path.toAbsolutePath().toString())));
    return arguments;
  }

  private Path source(WheelRecipe recipe, Path folder, Path tools) throws IOException {
    Optional<Path> cached = cache.find(recipe.source());
    if (cached.isPresent()) {
      return cached.get();
    }
    OriginFolder given = new OriginFolder(origin);
    if (given.has(recipe.source())) {
      return given.copyIn(recipe.source(), cache);
    }
    if (origin.offline()) {
      throw new UserProblem(List.of(given.missing(List.of(recipe.source()))));
    }
    return download(recipe, folder, tools);
  }

  /** pip asks the project's build for metadata before it hands a source archive out. */
  private Path download(WheelRecipe recipe, Path folder, Path tools) throws IOException {
    Path requirements = folder.resolve("requirements.txt");
    Files.writeString(
        requirements,
        DownloadChunk.requirement(recipe.project().value(), recipe.version(), recipe.source())
            + "\n",
        StandardCharsets.UTF_8);
    Path destination = folder.resolve("source");
    Map<String, String> environment = new TreeMap<>(recipe.environment());
    environment.put("PYTHONPATH", tools.toString());
    CommandResult result =
        pip.get()
            .run(
                folder,
                environment,
                List.of(
                    "download",
                    "--no-deps",
                    "--require-hashes",
                    "--no-binary=:all:",
                    "--no-build-isolation",
                    "--requirement",
                    requirements.toString(),
                    "--dest",
                    destination.toString()));
    String what =
        recipe.project() + " " + recipe.version() + " (" + recipe.source().fileName() + ")";
    if (!result.succeeded()) {
      throw new UserProblem(
          FetchProblem.grouped(List.of(PipProblems.describe(what, result, folder))));
    }
    Path arrived = destination.resolve(recipe.source().fileName());
    if (!Files.exists(arrived)) {
      throw UserProblem.of(
          "The package index has the bytes of %s under another name only: correct the index or"
              + " mirror that pip is configured with, or make the lock anew.",
          what);
    }
    return cache.adopt(recipe.source(), arrived);
  }

  private Path run(WheelRecipe recipe, Path source, Path tools, Path folder) throws IOException {
    Path script = folder.resolve(FRONTEND);
    try (InputStream stream = WheelBuilder.class.getResourceAsStream(FRONTEND)) {
      if (stream == null) {
        throw new IllegalStateException(FRONTEND + " is missing from this program");
      }
      Files.copy(stream, script);
    }
    Path result = Files.createDirectory(folder.resolve("wheel"));
    Path home = Files.createDirectory(folder.resolve("home"));
    Map<String, Optional<String>> environment = new TreeMap<>();
    UNSET.forEach(name -> environment.put(name, Optional.empty()));
    environment.put("HOME", Optional.of(home.toString()));
    environment.put("LC_ALL", Optional.of("C.UTF-8"));
    environment.put("PYTHONHASHSEED", Optional.of("0"));
    environment.put("PYTHONUTF8", Optional.of("1"));
    environment.put("SOURCE_DATE_EPOCH", Optional.of(SOURCE_DATE_EPOCH));
    environment.put("TMPDIR", Optional.of(home.toString()));
    environment.put("TZ", Optional.of("UTC"));
    recipe.environment().forEach((name, value) -> environment.put(name, Optional.of(value)));
    List<String> arguments =
        List.of(
            python,
            "-s",
            "-S",
            script.toString(),
            tools.toString(),
            source.toString(),
            Files.createDirectory(folder.resolve("unpacked")).toString(),
            result.toString());
    CommandResult ended = runner.run(new Command(arguments, folder, environment), PYTHON_CURE);
    if (!ended.succeeded()) {
      throw UserProblem.of(
          "The wheel of %s %s cannot be built (exit status %d, it said: %s): correct its build"
              + " requirements or environment in the descriptor.",
          recipe.project(), recipe.version(), ended.exitCode(), ended.tail(3));
    }
    try (Stream<Path> files = Files.list(result)) {
      List<Path> wheels = files.filter(file -> file.toString().endsWith(".whl")).toList();
      if (wheels.size() != 1) {
        throw UserProblem.of(
            "Building %s %s gave %d wheels in place of one: correct its build requirements or"
                + " environment in the descriptor.",
            recipe.project(), recipe.version(), wheels.size());
      }
      return wheels.get(0);
    }
  }
}
