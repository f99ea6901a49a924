package org.mathesar.deb.packager.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.python.WheelName;

/**
 * Chooses the exact files of what builds wheels from source. Any Python of the targets may be the
 * one that builds, on any machine, so that every tool has to be one pure wheel for all of them.
 */
final class ToolResolver {
  private final TargetResolver resolver;
  private final LockRules rules;

  ToolResolver(TargetResolver resolver, LockRules rules) {
    this.resolver = resolver;
    this.rules = rules;
  }

  /**
   * Chooses the tools.
   *
   * @param projects that are built from source
   * @param targets which Pythons there are
   * @return what builds each of the projects
   * @throws UserProblem where something has no pure wheel, or not the same for all Pythons
   */
  Map<ProjectName, LockedTools> resolve(Set<ProjectName> projects, Set<PythonTarget> targets) {
    Map<ProjectName, LockedTools> tools = new TreeMap<>();
    for (ProjectName project : projects) {
      PythonRules.FromSource rule = rules.fromSource().get(project);
      if (rule == null) {
        throw new IllegalStateException("no rule says how " + project + " is built");
      }
      tools.put(
          project,
          new LockedTools(
              rule.buildRequirements(),
              rule.buildRequirements().isEmpty()
                  ? List.of()
                  : wheels(project, rule.buildRequirements(), onePerPython(targets))));
    }
    return tools;
  }

  private static Collection<PythonTarget> onePerPython(Set<PythonTarget> targets) {
    Map<PythonVersion, PythonTarget> byPython = new TreeMap<>();
    targets.forEach(target -> byPython.putIfAbsent(target.python(), target));
    return byPython.values();
  }

  private List<LockedFile> wheels(
      ProjectName project, List<String> requirements, Collection<PythonTarget> targets) {
    String subject = "the build requirements of " + project;
    Map<ProjectName, LockedFile> chosen = new TreeMap<>();
    for (PythonTarget target : targets) {
      TargetResolver.Outcome outcome =
          resolver.resolve(
              target,
              rules.glibcOf(target).orElseThrow(),
              requirements.stream().map(Requirement::parse).toList(),
              List.of());
      if (outcome instanceof TargetResolver.Failed failed) {
        throw new UserProblem(
            List.of(new Problem(failed.failure().sentence(subject, target.toString()))));
      }
      for (ResolvedProject tool : ((TargetResolver.Resolved) outcome).projects()) {
        LockedFile wheel = pure(project, tool);
        LockedFile before = chosen.putIfAbsent(tool.name(), wheel);
        if (before != null && !before.equals(wheel)) {
          throw UserProblem.of(
              "What builds %s needs %s on one Python and %s on another: pin one version of %s among"
                  + " its build requirements in the descriptor.",
              project, before.fileName(), wheel.fileName(), tool.name());
        }
      }
    }
    return new ArrayList<>(chosen.values());
  }

  private static LockedFile pure(ProjectName project, ResolvedProject tool) {
    Optional<LockedFile> wheel =
        tool.wheels().stream().filter(file -> new WheelName(file.fileName()).isPure()).findFirst();
    return wheel.orElseThrow(
        () ->
            UserProblem.of(
                "%s, which building %s takes, has no wheel that suits every machine: name another"
                    + " version of it among the build requirements in the descriptor.",
                tool, project));
  }
}
