package org.mathesar.deb.packager.lock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.Glibc;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.ProjectVersion;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.WheelFit;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.work.ParallelTasks;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Makes locks: has uv choose the versions for every target, picks the wheel of each that fits best,
 * and has those built from source that the descriptor says so of.
 */
public final class LockResolver {
  private static final int AT_A_TIME = 4;

  private final CommandRunner runner;
  private final WorkFolder work;
  private final SourceBuild sourceBuild;
  private final Progress progress;
  private final List<List<String>> launchers;
  private final Map<String, String> settings;

  /**
   * A resolver.
   *
   * @param runner runs uv
   * @param work where its files go
   * @param sourceBuild builds wheels from source
   * @param progress hears how far it is
   */
  public LockResolver(
      CommandRunner runner, WorkFolder work, SourceBuild sourceBuild, Progress progress) {
    this(runner, work, sourceBuild, progress, Uv.LAUNCHERS, Map.of());
  }

  LockResolver(
      CommandRunner runner,
      WorkFolder work,
      SourceBuild sourceBuild,
      Progress progress,
      List<List<String>> launchers,
      Map<String, String> settings) {
    this.runner = runner;
    this.work = work;
    this.sourceBuild = sourceBuild;
    this.progress = progress;
    this.launchers = launchers;
    this.settings = settings;
  }

  /**
   * Makes a lock.
   *
   * @param request for what
   * @param cutOff files published later are not considered
   * @return the lock, its version being the cut-off's date in UTC with serial 1; see {@link
   *     LockNumbering}
   * @throws UserProblem where uv or the index cannot be had, or naming everything that has no wheel
   */
  public Lock resolve(LockRequest request, Instant cutOff) {
    LockRules rules = LockRules.of(request.rules());
    Uv uv = Uv.find(runner, work.path(), launchers, settings);
    TargetResolver resolver = new TargetResolver(uv, work, cutOff);
    Map<PythonTarget, List<ResolvedProject>> resolved = resolveAll(request, rules, resolver);

    List<MissingWheels.Missing> missing = new ArrayList<>();
    Map<PythonTarget, Choice> choices = new TreeMap<>();
    resolved.forEach(
        (target, projects) ->
            choices.put(target, choose(target, glibc(rules, target), projects, rules, missing)));
    if (!missing.isEmpty()) {
      throw new UserProblem(MissingWheels.problems(nextWithWheels(missing, rules, resolver)));
    }
    Map<ProjectName, LockedTools> tools =
        new ToolResolver(resolver, rules).resolve(fromSource(choices), choices.keySet());
    return lock(request, rules, cutOff, choices, tools);
  }

  private Map<MissingWheels.Missing, Optional<ProjectVersion>> nextWithWheels(
      List<MissingWheels.Missing> missing, LockRules rules, TargetResolver resolver) {
    Map<MissingWheels.Missing, Callable<Optional<ProjectVersion>>> tasks = new LinkedHashMap<>();
    for (MissingWheels.Missing one : missing) {
      tasks.put(
          one,
          () -> resolver.nextWithWheel(one.target(), glibc(rules, one.target()), one.project()));
    }
    return inParallel("Looking for versions with wheels", tasks);
  }

  private static Set<ProjectName> fromSource(Map<PythonTarget, Choice> choices) {
    return choices.values().stream()
        .flatMap(choice -> choice.fromSource().stream())
        .map(ResolvedProject::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private record Choice(List<LockedFile> wheels, List<ResolvedProject> fromSource) {}

  private Map<PythonTarget, List<ResolvedProject>> resolveAll(
      LockRequest request, LockRules rules, TargetResolver resolver) {
    Map<PythonTarget, Callable<TargetResolver.Outcome>> tasks = new LinkedHashMap<>();
    for (PythonTarget target : request.targets()) {
      tasks.put(
          target,
          () ->
              resolver.resolve(
                  target,
                  glibc(rules, target),
                  request.requirements(),
                  rules.overridesFor(target)));
    }
    Map<PythonTarget, List<ResolvedProject>> resolved = new TreeMap<>();
    Map<UvFailure, List<PythonTarget>> failures = new LinkedHashMap<>();
    Map<PythonTarget, TargetResolver.Outcome> outcomes =
        inParallel("Resolving the libraries", tasks);
    for (PythonTarget target : request.targets()) {
      TargetResolver.Outcome outcome = outcomes.get(target);
      if (outcome instanceof TargetResolver.Resolved success) {
        resolved.put(target, success.projects());
      } else if (outcome instanceof TargetResolver.Failed failed) {
        failures.computeIfAbsent(failed.failure(), key -> new ArrayList<>()).add(target);
      }
    }
    Problems problems = new Problems();
    failures.forEach(
        (failure, targets) ->
            problems.add(new Problem(failure.sentence(request.subject(), Listed.of(targets)))));
    problems.throwIfAny();
    return resolved;
  }

  private <K, V> Map<K, V> inParallel(String label, Map<K, Callable<V>> tasks) {
    try (Progress.Task task =
        progress.start(label, OptionalLong.of(tasks.size()), Progress.Unit.ITEMS)) {
      List<Callable<Map.Entry<K, V>>> runs = new ArrayList<>();
      tasks.forEach(
          (key, callable) ->
              runs.add(
                  () -> {
                    Map.Entry<K, V> result = Map.entry(key, callable.call());
                    task.advance(1);
                    return result;
                  }));
      Map<K, V> results = new LinkedHashMap<>();
      new ParallelTasks(label, AT_A_TIME)
          .run(runs)
          .forEach(result -> results.put(result.getKey(), result.getValue()));
      return results;
    }
  }

  private static Glibc glibc(LockRules rules, PythonTarget target) {
    return rules
        .glibcOf(target)
        .orElseThrow(
            () ->
                UserProblem.of(
                    "%s is no target of the descriptor: add Python %s to its interpreters.",
                    target, target.python()));
  }

  private static Choice choose(
      PythonTarget target,
      Glibc glibc,
      List<ResolvedProject> projects,
      LockRules rules,
      List<MissingWheels.Missing> missing) {
    WheelFit fit = new WheelFit(target, glibc);
    List<LockedFile> wheels = new ArrayList<>();
    List<ResolvedProject> fromSource = new ArrayList<>();
    for (ResolvedProject project : projects) {
      Optional<LockedFile> best = best(fit, project.wheels());
      if (best.isPresent()) {
        wheels.add(best.get());
      } else if (project.source().isPresent() && rules.fromSource().containsKey(project.name())) {
        fromSource.add(project);
      } else {
        missing.add(new MissingWheels.Missing(project, target));
      }
    }
    return new Choice(wheels, fromSource);
  }

  private static Optional<LockedFile> best(WheelFit fit, List<LockedFile> wheels) {
    Map<WheelName, LockedFile> byName = new HashMap<>();
    wheels.forEach(wheel -> byName.put(new WheelName(wheel.fileName()), wheel));
    return fit.best(byName.keySet()).map(byName::get);
  }

  private Lock lock(
      LockRequest request,
      LockRules rules,
      Instant cutOff,
      Map<PythonTarget, Choice> choices,
      Map<ProjectName, LockedTools> tools) {
    Map<LockedFile, BuiltWheel> built = new LinkedHashMap<>();
    List<TargetLock> targets = new ArrayList<>();
    choices.forEach(
        (target, choice) -> {
          List<WheelName> names = new ArrayList<>();
          for (ResolvedProject project : choice.fromSource()) {
            BuiltWheel wheel =
                built.computeIfAbsent(
                    project.source().orElseThrow(),
                    source ->
                        build(
                            project,
                            source,
                            rules,
                            tools.getOrDefault(project.name(), LockedTools.none())));
            requireFit(target, wheel.wheel());
            names.add(wheel.wheel());
          }
          targets.add(new TargetLock(target, choice.wheels(), names));
        });
    return new Lock(
        request.application(),
        request.applicationVersion(),
        version(cutOff),
        cutOff,
        request.requirements(),
        rules.overrides(),
        List.copyOf(built.values()),
        Optional.empty(),
        targets);
  }

  private BuiltWheel build(
      ResolvedProject project, LockedFile source, LockRules rules, LockedTools tools) {
    PythonRules.FromSource rule = rules.fromSource().get(project.name());
    if (rule == null) {
      throw new IllegalStateException("no rule says how " + project + " is built");
    }
    BuiltWheel wheel = sourceBuild.build(source, rule, tools);
    if (!wheel.wheel().project().equals(project.name())
        || ProjectVersion.parse(wheel.wheel().version()).compareTo(project.version()) != 0) {
      throw UserProblem.of(
          "The source archive %s was built into %s, which is not %s: add an override to another"
              + " version to the descriptor.",
          source.fileName(), wheel.wheel(), project);
    }
    return wheel;
  }

  private static void requireFit(PythonTarget target, WheelName wheel) {
    if (!WheelFit.anyGlibc(target).fits(wheel)) {
      throw UserProblem.of(
          "%s was built from source but does not fit %s: build it with other build requirements or"
              + " another environment in the descriptor.",
          wheel, target);
    }
  }

  private static DebVersion version(Instant cutOff) {
    String date =
        DateTimeFormatter.BASIC_ISO_DATE.format(cutOff.atOffset(ZoneOffset.UTC).toLocalDate());
    return DebVersion.parse(date + ".1");
  }
}
