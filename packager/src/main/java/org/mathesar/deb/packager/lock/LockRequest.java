package org.mathesar.deb.packager.lock;

import java.util.List;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.Requirement;

/**
 * What a lock is asked for.
 *
 * @param application whose libraries
 * @param applicationVersion the version of the source, as it says it
 * @param requirements the source's own, as {@link
 *     org.mathesar.deb.packager.python.RequirementsFile} reads them
 * @param rules how they are fulfilled
 * @param targets ordered, each of an interpreter of the rules
 */
public record LockRequest(
    PackageName application,
    String applicationVersion,
    List<Requirement> requirements,
    PythonRules rules,
    List<PythonTarget> targets) {

  // Copies in order.
  public LockRequest {
    requirements = List.copyOf(requirements);
    targets = targets.stream().distinct().sorted().toList();
  }

  /**
   * A request for every target of a descriptor.
   *
   * @param descriptor the application and how its requirements are fulfilled
   * @param applicationVersion the version of the source, as it says it
   * @param requirements the source's own
   * @return the request
   */
  public static LockRequest forAllTargets(
      Descriptor descriptor, String applicationVersion, List<Requirement> requirements) {
    return new LockRequest(
        descriptor.application().name(),
        applicationVersion,
        requirements,
        descriptor.python(),
        targetsOf(descriptor));
  }

  /**
   * Every interpreter on every machine of a descriptor.
   *
   * @param descriptor which one
   * @return the targets, ordered
   */
  public static List<PythonTarget> targetsOf(Descriptor descriptor) {
    return descriptor.python().interpreters().stream()
        .flatMap(
            interpreter ->
                descriptor.architectures().stream()
                    .map(machine -> new PythonTarget(interpreter.version(), machine)))
        .sorted()
        .toList();
  }

  /**
   * The same for some targets only.
   *
   * @param some which ones
   * @return another request
   */
  public LockRequest restrictedTo(List<PythonTarget> some) {
    return new LockRequest(application, applicationVersion, requirements, rules, some);
  }

  /**
   * The application and its version, for sentences.
   *
   * @return such as {@code mathesar 0.11.0}
   */
  String subject() {
    return application + " " + applicationVersion;
  }
}
