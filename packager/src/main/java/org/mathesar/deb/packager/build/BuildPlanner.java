package org.mathesar.deb.packager.build;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.control.Alternatives;
import org.mathesar.deb.format.control.Operator;
import org.mathesar.deb.format.control.Relation;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.lock.Listed;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.source.ApplicationSource;

/** Works out which packages come out of a source and a lock. */
public final class BuildPlanner {
  private static final PackageName PYTHON3 = new PackageName("python3");

  private final Descriptor descriptor;

  /**
   * A planner.
   *
   * @param descriptor of the application
   */
  public BuildPlanner(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * The plan for a source.
   *
   * @param source the application
   * @param lock its exact libraries, found to fit
   * @param options what was decided
   * @return the plan
   * @throws org.mathesar.deb.format.problem.UserProblem where the lock has no libraries for a
   *     target
   */
  public BuildPlan plan(ApplicationSource source, Lock lock, BuildOptions options) {
    List<PythonTarget> without =
        options.targets().stream().filter(target -> lock.target(target).isEmpty()).toList();
    if (!without.isEmpty()) {
      throw UserProblem.of(
          "The lock of %s %s has no libraries for %s: run 'mathesar-deb lock', or choose other"
              + " targets with --target.",
          lock.application(), lock.applicationVersion(), Listed.first(without));
    }
    List<PlannedPackage> libraries =
        options.targets().stream().map(target -> libraries(target, lock, options)).toList();
    return new BuildPlan(
        application(source, lock, options), libraries, lock, options.suite(), options.profile());
  }

  private PlannedPackage application(ApplicationSource source, Lock lock, BuildOptions options) {
    PackageName name = descriptor.application().name();
    // All Python releases of the lock, not only those built now: the others may be built elsewhere,
    // and the package must not depend on where. All profiles, since their files are the same: apt
    // takes the highest version that it sees, and beside nightly builds that may be a release's.
    List<Relation> alternatives =
        lock.targets().stream()
            .map(TargetLock::target)
            .map(PythonTarget::python)
            .distinct()
            .sorted(Comparator.<PythonVersion>naturalOrder().reversed())
            .flatMap(
                python ->
                    LibraryVersion.ofEveryProfile(lock.version(), descriptor.libraryRevision())
                        .map(version -> Relation.to(libraryName(python), Operator.EQUAL, version)))
            .toList();
    return new PlannedPackage(
        name,
        new DebVersion(0, source.debianVersion().upstream(), options.revision()),
        Architecture.ALL,
        options.sourceDateEpoch().orElse(source.date()),
        Optional.empty(),
        Relations.of(new Alternatives(alternatives)));
  }

  private PlannedPackage libraries(PythonTarget target, Lock lock, BuildOptions options) {
    PythonVersion python = target.python();
    Relations depends =
        Relations.of(
            Alternatives.of(Relation.to(PYTHON3, Operator.LATER_OR_EQUAL, bound(python))),
            Alternatives.of(Relation.to(PYTHON3, Operator.EARLIER, bound(python.next()))));
    return new PlannedPackage(
        libraryName(python),
        libraryVersion(lock, options),
        target.architecture(),
        lock.cutOff(),
        Optional.of(target),
        depends);
  }

  private DebVersion libraryVersion(Lock lock, BuildOptions options) {
    return LibraryVersion.of(lock.version(), descriptor.libraryRevision(), options.profile());
  }

  private PackageName libraryName(PythonVersion python) {
    return new PackageName(descriptor.application().name() + "-python" + python);
  }

  private static DebVersion bound(PythonVersion python) {
    return DebVersion.parse(python + "~");
  }
}
