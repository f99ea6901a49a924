package org.mathesar.deb.packager.lock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.Requirement;

/**
 * The exact Python libraries of an application for every target.
 *
 * @param application whose libraries they are
 * @param applicationVersion the version whose requirements were resolved, as the source says it
 * @param version the lock's date and serial, such as {@code 20260520.1}, with which the versions of
 *     its library packages begin
 * @param cutOff what was published later was not considered
 * @param requirements the source's own requirements, sorted
 * @param overrides what replaced some of them, sorted
 * @param builtWheels wheels that are built from source, ordered by name
 * @param interfaceLibraries what the user interface is put together from; empty where the source
 *     did not say it
 * @param targets ordered
 */
public record Lock(
    PackageName application,
    String applicationVersion,
    DebVersion version,
    Instant cutOff,
    List<Requirement> requirements,
    List<LockedOverride> overrides,
    List<BuiltWheel> builtWheels,
    Optional<InterfaceLibraries> interfaceLibraries,
    List<TargetLock> targets) {

  // Copies in order.
  public Lock {
    requirements = requirements.stream().sorted().toList();
    overrides = overrides.stream().sorted().toList();
    builtWheels = builtWheels.stream().sorted(Comparator.comparing(BuiltWheel::wheel)).toList();
    targets = targets.stream().sorted(Comparator.comparing(TargetLock::target)).toList();
  }

  /**
   * The libraries of a target.
   *
   * @param target Python release and machine
   * @return empty where the lock has none for it
   */
  public Optional<TargetLock> target(PythonTarget target) {
    return targets.stream().filter(candidate -> candidate.target().equals(target)).findFirst();
  }

  /**
   * The same libraries under another version.
   *
   * @param other a date and a serial
   * @return another lock
   */
  public Lock withVersion(DebVersion other) {
    return new Lock(
        application,
        applicationVersion,
        other,
        cutOff,
        requirements,
        overrides,
        builtWheels,
        interfaceLibraries,
        targets);
  }

  /**
   * The same lock with other libraries of the user interface.
   *
   * @param libraries empty where nothing says them
   * @return another lock
   */
  public Lock withInterfaceLibraries(Optional<InterfaceLibraries> libraries) {
    return new Lock(
        application,
        applicationVersion,
        version,
        cutOff,
        requirements,
        overrides,
        builtWheels,
        libraries,
        targets);
  }
}
