package org.mathesar.deb.packager.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.python.Glibc;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.python.Requirement;

/**
 * The Python rules of a descriptor as a lock needs them: read, and checked for what a lock cannot
 * say.
 *
 * @param overrides what replaces requirements, sorted
 * @param fromSource what may be built from source, by project
 * @param glibc the C library of every interpreter
 */
record LockRules(
    List<LockedOverride> overrides,
    Map<ProjectName, PythonRules.FromSource> fromSource,
    Map<PythonVersion, Glibc> glibc) {

  // Copies.
  LockRules {
    overrides = overrides.stream().sorted().toList();
    fromSource = Map.copyOf(fromSource);
    glibc = Map.copyOf(glibc);
  }

  /**
   * Reads rules.
   *
   * @param rules of a descriptor
   * @return what they say
   * @throws org.mathesar.deb.format.problem.UserProblem naming every rule that cannot be read
   */
  static LockRules of(PythonRules rules) {
    Problems problems = new Problems();
    List<LockedOverride> overrides = new ArrayList<>();
    rules
        .overrides()
        .forEach(
            replacement ->
                read(
                        problems,
                        "override",
                        () ->
                            new LockedOverride(
                                Requirement.parse(replacement.requirement()), replacement.reason()))
                    .ifPresent(overrides::add));
    Map<ProjectName, PythonRules.FromSource> fromSource = new TreeMap<>();
    rules
        .fromSource()
        .forEach(
            rule ->
                read(problems, "from-source entry", () -> ProjectName.normalising(rule.project()))
                    .ifPresent(
                        project -> {
                          check(problems, rule);
                          fromSource.put(project, rule);
                        }));
    Map<PythonVersion, Glibc> glibc = new TreeMap<>();
    rules
        .interpreters()
        .forEach(
            interpreter ->
                read(problems, "glibc", () -> Glibc.parse(interpreter.glibc()))
                    .ifPresent(version -> glibc.put(interpreter.version(), version)));
    problems.throwIfAny();
    return new LockRules(overrides, fromSource, glibc);
  }

  private static <T> Optional<T> read(Problems problems, String rule, Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (IllegalArgumentException e) {
      problems.add(
          "A Python %s of the descriptor is wrong: %s.", rule, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static void check(Problems problems, PythonRules.FromSource rule) {
    for (String requirement : rule.buildRequirements()) {
      Optional<Requirement> read =
          read(problems, "build requirement", () -> Requirement.parse(requirement));
      if (read.isPresent() && !read.get().isPinned()) {
        problems.add(
            "The build requirement %s of %s in the descriptor is not pinned: name its version with"
                + " ==.",
            requirement, rule.project());
      }
      if (read.isPresent() && read.get().marker().isPresent()) {
        problems.add(
            "The build requirement %s of %s in the descriptor has a marker, but any Python may"
                + " build it: leave the marker away.",
            requirement, rule.project());
      }
    }
    new TreeMap<>(rule.environment())
        .forEach(
            (name, value) -> {
              if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")
                  || !value.equals(value.strip())
                  || value.contains("://")
                  || value.chars().anyMatch(Character::isISOControl)) {
                problems.add(
                    "The variable %s that %s is built with cannot stand in a lock: its name has to"
                        + " be letters, digits and '_', its value one line without blanks around"
                        + " it and without an address.",
                    name, rule.project());
              }
            });
  }

  /**
   * What replaces requirements for a target.
   *
   * @param target Python release and machine
   * @return the overrides whose markers hold
   */
  List<LockedOverride> overridesFor(PythonTarget target) {
    return overrides.stream().filter(rule -> rule.requirement().appliesTo(target)).toList();
  }

  /**
   * How a project is built.
   *
   * @param project that has a from-source entry
   * @return the entry
   */
  PythonRules.FromSource ruleOf(ProjectName project) {
    return Optional.ofNullable(fromSource.get(project))
        .orElseThrow(() -> new IllegalStateException("no rule says how " + project + " is built"));
  }

  /**
   * The C library that a target can count on.
   *
   * @param target Python release and machine
   * @return empty where the descriptor has no such interpreter
   */
  Optional<Glibc> glibcOf(PythonTarget target) {
    return Optional.ofNullable(glibc.get(target.python()));
  }
}
