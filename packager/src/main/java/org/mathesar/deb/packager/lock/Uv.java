package org.mathesar.deb.packager.lock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;

/**
 * The program that resolves requirements. Which index it asks, and how it gets there, is what it is
 * configured with on this machine; settings that would change the answer are taken from it.
 */
final class Uv {
  static final List<List<String>> LAUNCHERS =
      List.of(List.of("uv"), List.of("python3", "-m", "uv"));

  /** Settings with which it uses nothing but what it fetched earlier. */
  static final Map<String, String> OFFLINE = Map.of("UV_OFFLINE", "1");

  private static final String CURE = "install it with 'pipx install uv' or 'pip install uv'";
  private static final List<String> TAKEN_AWAY =
      List.of(
          "UV_BUILD_CONSTRAINT",
          "UV_CONSTRAINT",
          "UV_CUSTOM_COMPILE_COMMAND",
          "UV_EXCLUDE",
          "UV_EXCLUDE_NEWER",
          "UV_FORK_STRATEGY",
          "UV_NO_BINARY",
          "UV_NO_BINARY_PACKAGE",
          "UV_NO_BUILD",
          "UV_NO_BUILD_PACKAGE",
          "UV_OVERRIDE",
          "UV_PRERELEASE",
          "UV_RESOLUTION");

  private final CommandRunner runner;
  private final List<String> launcher;
  private final Map<String, Optional<String>> environment;

  private Uv(
      CommandRunner runner, List<String> launcher, Map<String, Optional<String>> environment) {
    this.runner = runner;
    this.launcher = launcher;
    this.environment = environment;
  }

  /**
   * Looks for uv.
   *
   * @param runner runs it
   * @param folder where it is tried
   * @param launchers how it may be started, the preferred first
   * @param settings environment variables for it beside those inherited
   * @return the first that starts
   * @throws UserProblem where none does
   */
  static Uv find(
      CommandRunner runner,
      Path folder,
      List<List<String>> launchers,
      Map<String, String> settings) {
    Map<String, Optional<String>> environment = new HashMap<>();
    TAKEN_AWAY.forEach(name -> environment.put(name, Optional.empty()));
    settings.forEach((name, value) -> environment.put(name, Optional.of(value)));
    for (List<String> launcher : launchers) {
      Uv candidate = new Uv(runner, launcher, environment);
      if (candidate.starts(folder)) {
        return candidate;
      }
    }
    throw UserProblem.of(
        "uv is needed to resolve the libraries but is neither on the PATH nor a module of python3:"
            + " %s.",
        CURE);
  }

  private boolean starts(Path folder) {
    try {
      return run(folder, List.of("--version")).succeeded();
    } catch (UserProblem notInstalled) {
      return false;
    }
  }

  /**
   * Runs uv.
   *
   * @param folder where it runs
   * @param arguments what it is to do
   * @return how it ended
   */
  CommandResult run(Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(arguments);
    return runner.run(new Command(command, folder, environment), CURE);
  }
}
