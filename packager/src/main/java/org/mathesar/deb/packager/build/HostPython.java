package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;

/**
 * A Python interpreter of the building machine, which runs the application once to collect its
 * static files.
 *
 * @param program to be found on the PATH
 * @param target what its libraries have to be made for
 */
record HostPython(String program, PythonTarget target) {
  private static final String PROBE =
      "import sys, sysconfig; print('%d.%d' % sys.version_info[:2], sysconfig.get_platform())";
  private static final Map<String, Architecture> MACHINES =
      Map.of("linux-x86_64", Architecture.AMD64, "linux-aarch64", Architecture.ARM64);

  /**
   * The interpreter of this machine that the locked libraries are made for.
   *
   * @param targets what there are libraries for
   * @param runner starts candidates
   * @return python3 where it fits, otherwise the newest of the others
   * @throws UserProblem where none fits
   */
  static HostPython find(Collection<PythonTarget> targets, CommandRunner runner) {
    List<String> candidates = new ArrayList<>();
    candidates.add("python3");
    targets.stream()
        .map(PythonTarget::python)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .map(version -> "python" + version)
        .forEach(candidates::add);
    Map<String, String> seen = new TreeMap<>();
    for (String candidate : candidates) {
      Optional<PythonTarget> target = probe(candidate, runner);
      if (target.isPresent() && targets.contains(target.get())) {
        return new HostPython(candidate, target.get());
      }
      target.ifPresent(found -> seen.put(candidate, found.toString()));
    }
    throw UserProblem.of(
        "Static files are collected with a Python of this machine that the lock has libraries for,"
            + " but %s: install one of %s, or run mathesar-deb lock for the one there is.",
        seen.isEmpty()
            ? "there is no python3"
            : "there is only " + String.join(", ", seen.values()),
        targets.stream()
            .map(target -> "python" + target.python())
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  private static Optional<PythonTarget> probe(String program, CommandRunner runner) {
    CommandResult result;
    try {
      result =
          runner.run(
              Command.in(Path.of("/"), List.of(program, "-I", "-c", PROBE)), "install " + program);
    } catch (UserProblem notInstalled) {
      return Optional.empty();
    }
    String[] words = result.output().strip().split(" ", -1);
    if (!result.succeeded() || words.length != 2 || !MACHINES.containsKey(words[1])) {
      return Optional.empty();
    }
    return Optional.of(new PythonTarget(PythonVersion.parse(words[0]), MACHINES.get(words[1])));
  }
}
