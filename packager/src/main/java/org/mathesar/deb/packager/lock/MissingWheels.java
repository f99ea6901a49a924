package org.mathesar.deb.packager.lock;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.packager.python.ProjectVersion;
import org.mathesar.deb.packager.python.PythonTarget;

/** Says what has no wheel for which targets, with the ways out. */
final class MissingWheels {
  private MissingWheels() {}

  /**
   * A wheel that is not there.
   *
   * @param project whose
   * @param target for what
   */
  record Missing(ResolvedProject project, PythonTarget target) {}

  /**
   * One sentence for each project and version.
   *
   * @param next what is missing, and the next version that is not, if any
   * @return the sentences, ordered by project
   */
  static List<Problem> problems(Map<Missing, Optional<ProjectVersion>> next) {
    Map<String, Map<PythonTarget, Optional<ProjectVersion>>> byProject = new TreeMap<>();
    next.forEach(
        (missing, version) ->
            byProject
                .computeIfAbsent(missing.project().toString(), key -> new TreeMap<>())
                .put(missing.target(), version));
    return byProject.entrySet().stream()
        .map(
            entry -> {
              String name = entry.getKey().substring(0, entry.getKey().indexOf(' '));
              return Problem.of(
                  "%s has no wheel for %s: add an override to another version to the descriptor%s,"
                      + " or a from-source entry where %s can do without compiled parts.",
                  entry.getKey(),
                  Listed.of(entry.getValue().keySet()),
                  suggestion(name, entry.getValue()),
                  name);
            })
        .toList();
  }

  // A version with wheels for all of them is at least the newest that any of them needs.
  private static String suggestion(
      String project, Map<PythonTarget, Optional<ProjectVersion>> versions) {
    if (versions.containsValue(Optional.<ProjectVersion>empty())) {
      return " (no newer one published before the cut-off has wheels for all of them)";
    }
    ProjectVersion newest =
        versions.values().stream()
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    PythonTarget oldest = new TreeSet<>(versions.keySet()).first();
    return " (such as "
        + project
        + "=="
        + newest
        + " ; python_version >= '"
        + oldest.python()
        + "')";
  }
}
