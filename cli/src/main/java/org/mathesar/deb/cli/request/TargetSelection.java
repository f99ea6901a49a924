package org.mathesar.deb.cli.request;

import java.util.List;
import java.util.TreeSet;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.python.PythonTarget;

/**
 * The targets a user chose.
 *
 * @param specs what was written, in that order; none means every target
 */
public record TargetSelection(List<TargetSpec> specs) {

  // Copies.
  public TargetSelection {
    specs = List.copyOf(specs);
  }

  /**
   * The targets themselves.
   *
   * @param descriptor which targets there are
   * @return each once, ordered
   * @throws UserProblem naming every specification that fits no target of the descriptor
   */
  public List<PythonTarget> in(Descriptor descriptor) {
    return in(KnownTargets.of(descriptor));
  }

  List<PythonTarget> in(KnownTargets known) {
    List<TargetSpec> wanted = specs.isEmpty() ? List.of(TargetSpec.parse("all")) : specs;
    TreeSet<PythonTarget> targets = new TreeSet<>();
    Problems problems = new Problems();
    for (TargetSpec spec : wanted) {
      List<PythonTarget> found = spec.in(known);
      if (found.isEmpty()) {
        problems.add("The descriptor has no target '%s': choose of %s.", spec, known.names());
      }
      targets.addAll(found);
    }
    problems.throwIfAny();
    return List.copyOf(targets);
  }
}
