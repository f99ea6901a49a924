package org.mathesar.deb.packager.source.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.UserInterface;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.tree.TreeDigest;
import org.mathesar.deb.packager.source.tree.TreeFilter;
import org.mathesar.deb.packager.source.tree.TreeWalk;
import org.mathesar.deb.packager.source.tree.UnixNames;

/**
 * Builds the user interface where the source does not bring it built. What was built once is kept,
 * and taken again where the interface's folder, the commands, the programs and the variables that
 * can make a difference are the same.
 */
final class UserInterfaceStep implements StagingStep {
  private static final String CURE =
      "install Node.js with npm, such as Debian's package npm, or give a release tarball, which"
          + " brings the interface built";
  private static final Set<String> OF_NODE = Set.of("npm", "npx", "pnpm", "yarn");
  private static final int TAIL_LINES = 8;
  private static final int KILLED = 137;

  private final CommandRunner runner;
  private final Map<String, String> inherited;
  private final InterfaceCache cache;

  UserInterfaceStep(CommandRunner runner, Map<String, String> inherited, InterfaceCache cache) {
    this.runner = runner;
    this.inherited = Map.copyOf(inherited);
    this.cache = cache;
  }

  @Override
  public void run(Staging staging) {
    Optional<UserInterface> declared = staging.descriptor().userInterface();
    Path root = staging.source().root();
    if (declared.isEmpty() || isBuilt(declared.get(), root)) {
      return;
    }
    UserInterface userInterface = declared.get();
    Path folder = UnixNames.resolve(root, userInterface.folder());
    if (!Files.isDirectory(folder)) {
      throw UserProblem.of(
          "The source has neither a built user interface (%s) nor the folder %s to build it from:"
              + " give a release tarball or a complete checkout.",
          userInterface.proof(), userInterface.folder());
    }
    UnixNames.requireExpressible(folder);
    Path result = UnixNames.resolve(root, userInterface.result());
    InterfaceEnvironment environment = InterfaceEnvironment.of(inherited, userInterface);
    Sha256 key = key(userInterface, environment, folder, result);
    if (cache.restore(key, result, staging.progress())) {
      staging.progress().note("The user interface is unchanged and taken from the cache.");
    } else {
      build(userInterface, environment, folder, staging);
    }
    if (!isBuilt(userInterface, root)) {
      throw UserProblem.of(
          "The user interface was built, but %s is not there: correct user-interface in the"
              + " descriptor.",
          userInterface.proof());
    }
    cache.keep(key, result);
  }

  private static boolean isBuilt(UserInterface userInterface, Path root) {
    return Files.isRegularFile(UnixNames.resolve(root, userInterface.proof()));
  }

  private Sha256 key(
      UserInterface userInterface, InterfaceEnvironment environment, Path folder, Path result) {
    TreeDigest digest = new TreeDigest();
    Set<String> programs = new TreeSet<>();
    for (List<String> command : userInterface.commands()) {
      digest.add(String.join("\0", command));
      programs.add(command.get(0));
      if (OF_NODE.contains(command.get(0))) {
        programs.add("node");
      }
    }
    environment.decisive().forEach((name, value) -> digest.add(name).add(value));
    for (String program : programs) {
      digest.add(program).add(version(program, environment, folder));
    }
    digest.add(TreeWalk.findInCopy(folder, TreeFilter.everything()));
    if (Files.isDirectory(result)) {
      digest.add(TreeWalk.findInCopy(result, TreeFilter.everything()));
    }
    return digest.finish();
  }

  private String version(String program, InterfaceEnvironment environment, Path folder) {
    return runner
        .run(Command.isolated(folder, List.of(program, "--version"), environment.all()), CURE)
        .output()
        .strip();
  }

  private void build(
      UserInterface userInterface, InterfaceEnvironment environment, Path folder, Staging staging) {
    try (Progress.Task task =
        staging
            .progress()
            .start(
                "Building the user interface",
                OptionalLong.of(userInterface.commands().size()),
                Progress.Unit.ITEMS)) {
      for (List<String> arguments : userInterface.commands()) {
        Command command = Command.isolated(folder, arguments, environment.all());
        CommandResult result = runner.run(command, CURE);
        if (!result.succeeded()) {
          throw failed(command, result);
        }
        task.advance(1);
      }
    }
  }

  private static UserProblem failed(Command command, CommandResult result) {
    String said = result.output() + result.errors();
    if (result.exitCode() == KILLED
        || said.contains("heap out of memory")
        || said.contains("SIGKILL")) {
      return UserProblem.of(
          "'%s' ran out of memory while it built the user interface (exit status %d): give this"
              + " machine more, or set NODE_OPTIONS=--max-old-space-size=MEGABYTES to what it has.",
          command, result.exitCode());
    }
    return UserProblem.of(
        "'%s' failed while it built the user interface (exit status %d: %s): correct what it says,"
            + " or give a release tarball, which brings the interface built.",
        command, result.exitCode(), tail(result));
  }

  /** The last lines without the frames of stack traces, which would hide what went wrong. */
  private static String tail(CommandResult result) {
    String text = result.errors().isBlank() ? result.output() : result.errors();
    List<String> lines =
        text.lines()
            .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("at "))
            .toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }
}
