package org.mathesar.deb.packager.source.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.StaticFiles;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.tree.TreeCopy;
import org.mathesar.deb.packager.source.tree.TreeFile;
import org.mathesar.deb.packager.source.tree.TreeFilter;
import org.mathesar.deb.packager.source.tree.TreeWalk;
import org.mathesar.deb.packager.source.tree.UnixNames;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Collects static files by the application's own command. It runs in a copy of what is packaged,
 * with a bare environment, and only the folder it is to fill is taken from there: whatever else it
 * writes, such as keys or caches, never reaches the package.
 */
final class StaticFilesStep implements StagingStep {
  /** What else is installed for this Python must not show in the files, such as brotli. */
  private static final String WITHOUT_SITE = "-S";

  private static final String CURE =
      "install the Python release that the libraries are for, such as Debian's package python3";
  private static final Set<String> INHERITED = Set.of("PATH", "LD_LIBRARY_PATH", "TMPDIR");
  private static final int TAIL_LINES = 4;

  /** Prints which of its arguments the dynamic linker does not find. */
  private static final String FIND_LIBRARIES =
      """
      import ctypes, sys
      for name in sys.argv[1:]:
          try:
              ctypes.CDLL(name)
          except OSError:
              print(name)
      """;

  private final CommandRunner runner;
  private final Supplier<PythonRuntime> python;

  StaticFilesStep(CommandRunner runner, Supplier<PythonRuntime> python) {
    this.runner = runner;
    this.python = python;
  }

  @Override
  public void run(Staging staging) {
    Optional<StaticFiles> declared = staging.descriptor().staticFiles();
    if (declared.isEmpty()) {
      return;
    }
    StaticFiles rules = declared.get();
    PythonRuntime runtime = python.get();
    Path tree = staging.work().newFolder("static");
    Path home = staging.work().newFolder("home");
    TreeCopy.copy(TreeWalk.findInCopy(staging.packaged(), TreeFilter.everything()), tree);
    Map<String, Optional<String>> environment = environment(rules, runtime, home, staging);
    requireLibraries(rules, runtime, tree, environment);
    collect(rules, runtime, tree, environment, staging);
    take(rules, tree, staging.packaged());
  }

  private static Map<String, Optional<String>> environment(
      StaticFiles rules, PythonRuntime runtime, Path home, Staging staging) {
    Map<String, Optional<String>> environment = new HashMap<>();
    for (String name : System.getenv().keySet()) {
      if (!INHERITED.contains(name)) {
        environment.put(name, Optional.empty());
      }
    }
    String path =
        runtime.libraries().stream()
            .map(folder -> folder.toAbsolutePath().toString())
            .collect(Collectors.joining(":"));
    environment.put("PYTHONPATH", Optional.of(path).filter(text -> !text.isEmpty()));
    environment.put("PYTHONNOUSERSITE", Optional.of("1"));
    environment.put("PYTHONDONTWRITEBYTECODE", Optional.of("1"));
    environment.put("PYTHONHASHSEED", Optional.of("0"));
    environment.put("PYTHONUTF8", Optional.of("1"));
    environment.put("HOME", Optional.of(home.toString()));
    environment.put("LC_ALL", Optional.of("C.UTF-8"));
    environment.put("TZ", Optional.of("UTC"));
    environment.put(
        "SOURCE_DATE_EPOCH", Optional.of(Long.toString(staging.source().date().getEpochSecond())));
    rules.environment().forEach((name, value) -> environment.put(name, Optional.of(value)));
    return environment;
  }

  private void requireLibraries(
      StaticFiles rules,
      PythonRuntime runtime,
      Path tree,
      Map<String, Optional<String>> environment) {
    Map<String, String> needs = new TreeMap<>(rules.needs());
    if (needs.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(runtime.interpreter().toString());
    arguments.addAll(List.of(WITHOUT_SITE, "-c", FIND_LIBRARIES));
    arguments.addAll(needs.keySet());
    CommandResult result = runner.run(new Command(arguments, tree, environment), CURE);
    if (!result.succeeded()) {
      throw UserProblem.of(
          "%s cannot look for shared libraries (%s): repair this Python or name another one.",
          runtime.interpreter(), result.tail(TAIL_LINES));
    }
    Problems problems = new Problems();
    result
        .output()
        .lines()
        .forEach(
            name ->
                problems.add(
                    "Collecting static files needs %s, which this machine does not have: install"
                        + " Debian's package %s.",
                    name, needs.getOrDefault(name, name)));
    problems.throwIfAny();
  }

  private void collect(
      StaticFiles rules,
      PythonRuntime runtime,
      Path tree,
      Map<String, Optional<String>> environment,
      Staging staging) {
    List<String> arguments = new ArrayList<>();
    arguments.add(runtime.interpreter().toString());
    arguments.add(WITHOUT_SITE);
    arguments.addAll(rules.command());
    Command command = new Command(arguments, tree, environment);
    try (Progress.Task task =
        staging
            .progress()
            .start("Collecting static files", OptionalLong.empty(), Progress.Unit.ITEMS)) {
      CommandResult result = runner.run(command, CURE);
      if (!result.succeeded()) {
        throw UserProblem.of(
            "'%s' failed (exit status %d: %s): correct what it says, or static-files in the"
                + " descriptor.",
            command, result.exitCode(), result.tail(TAIL_LINES));
      }
      task.advance(1);
    }
  }

  private static void take(StaticFiles rules, Path tree, Path packaged) {
    Path collected = UnixNames.resolve(tree, rules.result());
    List<TreeFile> files =
        Files.isDirectory(collected)
            ? TreeWalk.findInCopy(collected, TreeFilter.everything())
            : List.of();
    if (files.isEmpty()) {
      throw UserProblem.of(
          "'%s' succeeded but left nothing in %s: correct static-files in the descriptor.",
          String.join(" ", rules.command()), rules.result());
    }
    Path target = UnixNames.resolve(packaged, rules.result());
    try {
      WorkFolder.deleteTree(target);
      Files.createDirectories(target);
      TreeCopy.copy(files, target);
      StaticManifest.normalise(target);
    } catch (IOException e) {
      throw TreeCopy.cannotWrite(target, e);
    }
  }
}
