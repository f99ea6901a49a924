package org.mathesar.deb.packager.wheel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;

/**
 * The pip of this machine, with the index, proxy, certificates and credentials its user configured.
 * Only what would change which files are fetched, or where they go, is kept from it.
 */
final class Pip {
  private static final String CURE = "install Debian's package python3-pip";

  /** In the order in which they are looked for. */
  private static final List<List<String>> CANDIDATES =
      List.of(
          List.of("python3", "-m", "pip"),
          List.of("pip3"),
          List.of("pip"),
          List.of("uv", "tool", "run", "pip"),
          List.of("uvx", "pip"));

  private static final List<String> UNSET =
      List.of(
          "PIP_ABI",
          "PIP_CONSTRAINT",
          "PIP_DEST",
          "PIP_IMPLEMENTATION",
          "PIP_LOG",
          "PIP_NO_BINARY",
          "PIP_ONLY_BINARY",
          "PIP_PLATFORM",
          "PIP_PREFIX",
          "PIP_PYTHON",
          "PIP_PYTHON_VERSION",
          "PIP_QUIET",
          "PIP_REQUIREMENT",
          "PIP_ROOT",
          "PIP_TARGET",
          "PIP_VERBOSE",
          "PYTHONPATH");

  private final CommandRunner runner;
  private final List<String> command;
  private final Map<String, Optional<String>> environment;

  private Pip(
      CommandRunner runner, List<String> command, Map<String, Optional<String>> environment) {
    this.runner = runner;
    this.command = command;
    this.environment = environment;
  }

  /**
   * Looks for pip.
   *
   * @param runner runs it
   * @param directory where it is tried
   * @return the first that works
   * @throws UserProblem where there is none
   */
  static Pip find(CommandRunner runner, Path directory) {
    return find(runner, directory, CANDIDATES, Map.of());
  }

  static Pip find(
      CommandRunner runner,
      Path directory,
      List<List<String>> candidates,
      Map<String, Optional<String>> further) {
    Map<String, Optional<String>> environment = environment(further);
    for (List<String> candidate : candidates) {
      if (works(runner, directory, candidate, environment)) {
        return new Pip(runner, candidate, environment);
      }
    }
    throw UserProblem.of(
        "pip is needed to fetch Python wheels but is not installed (tried %s): %s, or uv.",
        String.join(", ", candidates.stream().map(words -> String.join(" ", words)).toList()),
        CURE);
  }

  private static boolean works(
      CommandRunner runner,
      Path directory,
      List<String> candidate,
      Map<String, Optional<String>> environment) {
    List<String> arguments = new ArrayList<>(candidate);
    arguments.add("--version");
    try {
      return runner.run(new Command(arguments, directory, environment), CURE).succeeded();
    } catch (UserProblem problem) {
      if (Thread.currentThread().isInterrupted()) {
        throw problem;
      }
      // It cannot be started: the next one may.
      return false;
    }
  }

  private static Map<String, Optional<String>> environment(Map<String, Optional<String>> further) {
    Map<String, Optional<String>> environment = new TreeMap<>();
    UNSET.forEach(name -> environment.put(name, Optional.empty()));
    environment.put("LC_ALL", Optional.of("C.UTF-8"));
    environment.put("PIP_DISABLE_PIP_VERSION_CHECK", Optional.of("1"));
    environment.put("PIP_NO_COLOR", Optional.of("1"));
    environment.put("PIP_NO_INPUT", Optional.of("1"));
    environment.put("PIP_PROGRESS_BAR", Optional.of("off"));
    environment.put("PIP_REQUIRE_VIRTUALENV", Optional.of("0"));
    environment.put("PIP_USER", Optional.of("0"));
    environment.put("PYTHONUTF8", Optional.of("1"));
    environment.putAll(further);
    return environment;
  }

  /**
   * Runs pip.
   *
   * @param directory where it runs; its temporary files go there too, so that nothing of them
   *     outlives the run
   * @param further variables beside its own
   * @param arguments after {@code pip}
   * @return how it ended
   */
  CommandResult run(Path directory, Map<String, String> further, List<String> arguments) {
    Map<String, Optional<String>> all = new TreeMap<>(environment);
    all.put("TMPDIR", Optional.of(directory.toString()));
    further.forEach((name, value) -> all.put(name, Optional.of(value)));
    List<String> words = new ArrayList<>(command);
    words.addAll(arguments);
    return runner.run(new Command(words, directory, all), CURE);
  }
}
