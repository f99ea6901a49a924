package org.mathesar.deb.packager.lock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.python.Glibc;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.ProjectVersion;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.python.WheelFit;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.sbom.PackageUrl;

/**
 * Tells whether a lock is one for what is to be packaged. The application's version does not matter
 * where its requirements are the same.
 */
public final class LockCheck {
  private static final String CURE = "run 'mathesar-deb lock'";

  private final LockRequest request;
  private final LockRules rules;

  /**
   * A check.
   *
   * @param request what a lock is needed for
   * @throws UserProblem where the descriptor's Python rules cannot be read
   */
  public LockCheck(LockRequest request) {
    this.request = request;
    this.rules = LockRules.of(request.rules());
  }

  /**
   * Everything in which a lock differs from what is needed.
   *
   * @param lock which one
   * @return a sentence each, none where it fits
   */
  public List<Problem> problems(Lock lock) {
    Problems problems = new Problems();
    if (!lock.application().equals(request.application())) {
      problems.add(
          "The lock %s is for %s and not for %s: name another lock or %s.",
          lock.version(), lock.application(), request.application(), CURE);
      return problems.found();
    }
    compareRequirements(lock, problems);
    compareOverrides(lock, problems);
    compareBuiltWheels(lock, problems);
    compareTargets(lock, problems);
    return problems.found();
  }

  /**
   * Refuses a lock that does not fit.
   *
   * @param lock which one
   * @throws UserProblem with everything in which it differs
   */
  public void require(Lock lock) {
    Problems problems = new Problems();
    problems.addAll(problems(lock));
    problems.throwIfAny();
  }

  /**
   * Refuses a lock that says another user interface than the source. It is of no consequence to a
   * build, which believes a source that says it itself; but a release tarball does not.
   *
   * @param lock which one
   * @param said what the source says of its user interface; empty where it does not
   * @throws UserProblem where a lock of this very version says something else
   */
  public void requireInterface(Lock lock, Optional<InterfaceLibraries> said) {
    if (said.isEmpty() || !lock.applicationVersion().equals(request.applicationVersion())) {
      return;
    }
    if (lock.interfaceLibraries().isEmpty()) {
      throw UserProblem.of(
          "The lock %s does not say what the user interface of %s is put together from: %s.",
          lock.version(), request.subject(), CURE);
    }
    List<PackageUrl> differences = said.get().differences(lock.interfaceLibraries().get());
    if (!differences.isEmpty()) {
      throw UserProblem.of(
          "The package-lock.json of %s and the lock %s differ in %s of the user interface: %s.",
          request.subject(), lock.version(), Listed.first(differences), CURE);
    }
  }

  /**
   * Whether a lock was made for the same requirements, whatever else it differs in.
   *
   * @param lock which one
   * @return true where it was
   */
  boolean hasRequirementsOf(Lock lock) {
    return new HashSet<>(lock.requirements()).equals(new HashSet<>(request.requirements()));
  }

  LockRequest request() {
    return request;
  }

  private void compareRequirements(Lock lock, Problems problems) {
    compare(
        request.requirements(),
        lock.requirements(),
        (wanted, locked) -> {
          if (locked.isEmpty()) {
            problems.add(
                "%s requires %s but the lock %s was made without it: %s.",
                request.subject(), wanted, lock.version(), CURE);
          } else if (wanted.isEmpty()) {
            problems.add(
                "%s does not require %s but the lock %s was made for it: %s.",
                request.subject(), locked, lock.version(), CURE);
          } else {
            problems.add(
                "%s requires %s but the lock %s was made for %s: %s.",
                request.subject(), wanted, lock.version(), locked, CURE);
          }
        });
  }

  private void compareOverrides(Lock lock, Problems problems) {
    compare(
        rules.overrides().stream().map(LockedOverride::requirement).toList(),
        lock.overrides().stream().map(LockedOverride::requirement).toList(),
        (wanted, locked) -> {
          if (locked.isEmpty()) {
            problems.add(
                "The descriptor has the override %s but the lock %s was made without it: %s.",
                wanted, lock.version(), CURE);
          } else if (wanted.isEmpty()) {
            problems.add(
                "The descriptor has no override %s but the lock %s was made with it: %s.",
                locked, lock.version(), CURE);
          } else {
            problems.add(
                "The descriptor has the override %s but the lock %s was made with %s: %s.",
                wanted, lock.version(), locked, CURE);
          }
        });
  }

  @FunctionalInterface
  private interface Difference {
    void report(String wanted, String locked);
  }

  // Project by project, so that a changed version is one difference and not two.
  private static void compare(
      List<Requirement> wanted, List<Requirement> locked, Difference difference) {
    Map<ProjectName, Set<Requirement>> wantedOf = byProject(wanted);
    Map<ProjectName, Set<Requirement>> lockedOf = byProject(locked);
    Set<ProjectName> projects = new TreeSet<>(wantedOf.keySet());
    projects.addAll(lockedOf.keySet());
    for (ProjectName project : projects) {
      Set<Requirement> one = wantedOf.getOrDefault(project, Set.of());
      Set<Requirement> other = lockedOf.getOrDefault(project, Set.of());
      if (!one.equals(other)) {
        difference.report(joined(one), joined(other));
      }
    }
  }

  private static Map<ProjectName, Set<Requirement>> byProject(List<Requirement> requirements) {
    return requirements.stream()
        .collect(
            Collectors.groupingBy(
                Requirement::name, TreeMap::new, Collectors.toCollection(TreeSet::new)));
  }

  private static String joined(Set<Requirement> requirements) {
    return requirements.isEmpty() ? "" : Listed.of(requirements);
  }

  private void compareBuiltWheels(Lock lock, Problems problems) {
    for (BuiltWheel wheel : lock.builtWheels()) {
      PythonRules.FromSource rule = rules.fromSource().get(wheel.wheel().project());
      if (rule == null) {
        problems.add(
            "The lock %s builds %s from source, which the descriptor has no from-source entry for:"
                + " %s.",
            lock.version(), wheel.wheel().project(), CURE);
      } else if (!rule.buildRequirements().equals(wheel.tools().requirements())
          || !rule.environment().equals(wheel.environment())) {
        problems.add(
            "The descriptor builds %s from source with %s but the lock %s was made with %s: %s.",
            wheel.wheel().project(),
            means(rule.buildRequirements(), rule.environment()),
            lock.version(),
            means(wheel.tools().requirements(), wheel.environment()),
            CURE);
      } else if (!wheel.tools().isWhole()) {
        problems.add(
            "The lock %s names no file for what builds %s from source (%s): %s.",
            lock.version(), wheel.wheel().project(), Listed.of(wheel.tools().requirements()), CURE);
      }
    }
  }

  private static String means(List<String> requirements, Map<String, String> environment) {
    List<String> means =
        Stream.concat(
                requirements.stream(),
                new TreeMap<>(environment)
                    .entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()))
            .toList();
    return means.isEmpty() ? "nothing" : Listed.of(means);
  }

  /** What is the same for several targets is one sentence. */
  private void compareTargets(Lock lock, Problems problems) {
    List<PythonTarget> without = new ArrayList<>();
    Map<Glibc, Set<String>> unfit = new LinkedHashMap<>();
    Map<Glibc, Set<PythonTarget>> unfitOn = new LinkedHashMap<>();
    Map<Unmet, Set<PythonTarget>> unmet = new LinkedHashMap<>();
    for (PythonTarget target : request.targets()) {
      Optional<TargetLock> libraries = lock.target(target);
      if (libraries.isEmpty()) {
        without.add(target);
        continue;
      }
      for (Unmet one : unmet(target, libraries.get())) {
        unmet.computeIfAbsent(one, key -> new TreeSet<>()).add(target);
      }
      Optional<Glibc> glibc = rules.glibcOf(target);
      List<String> names = glibc.map(known -> unfit(libraries.get(), known)).orElse(List.of());
      if (!names.isEmpty()) {
        unfit.computeIfAbsent(glibc.orElseThrow(), key -> new TreeSet<>()).addAll(names);
        unfitOn.computeIfAbsent(glibc.orElseThrow(), key -> new TreeSet<>()).add(target);
      }
    }
    if (!without.isEmpty()) {
      problems.add(
          "The lock %s has no libraries for %s: %s.", lock.version(), Listed.first(without), CURE);
    }
    unfit.forEach(
        (glibc, names) ->
            problems.add(
                "%s of the lock %s %s not fit %s with glibc %s: %s.",
                Listed.first(names),
                lock.version(),
                names.size() == 1 ? "does" : "do",
                Listed.first(unfitOn.getOrDefault(glibc, Set.of())),
                glibc,
                CURE));
    unmet.forEach(
        (one, targets) ->
            problems.add(
                "%s is required on %s but the lock %s has %s there: %s.",
                one.requirement(), Listed.first(targets), lock.version(), one.instead(), CURE));
  }

  private static List<String> unfit(TargetLock libraries, Glibc glibc) {
    WheelFit fit = new WheelFit(libraries.target(), glibc);
    return libraries.wheelNames().stream()
        .filter(wheel -> !fit.fits(wheel))
        .map(WheelName::toString)
        .toList();
  }

  /** A requirement that a target does not have fulfilled, and what there is instead. */
  private record Unmet(Requirement requirement, String instead) {}

  private List<Unmet> unmet(PythonTarget target, TargetLock libraries) {
    Map<ProjectName, WheelName> wheels =
        libraries.wheelNames().stream()
            .collect(
                Collectors.toMap(
                    WheelName::project, Function.identity(), (one, other) -> one, HashMap::new));
    List<Unmet> unmet = new ArrayList<>();
    for (Requirement requirement : effective(target)) {
      WheelName wheel = wheels.get(requirement.name());
      if (wheel == null) {
        unmet.add(new Unmet(requirement, "no wheel of it"));
      } else if (!requirement.admits(ProjectVersion.parse(wheel.version()))) {
        unmet.add(new Unmet(requirement, wheel.project() + " " + wheel.version()));
      }
    }
    return unmet;
  }

  private List<Requirement> effective(PythonTarget target) {
    List<Requirement> effective = new ArrayList<>();
    for (Requirement requirement : request.requirements()) {
      if (requirement.appliesTo(target)) {
        effective.add(
            rules.overrides().stream()
                .filter(override -> override.replaces(requirement, target))
                .map(LockedOverride::requirement)
                .findFirst()
                .orElse(requirement));
      }
    }
    return effective;
  }
}
