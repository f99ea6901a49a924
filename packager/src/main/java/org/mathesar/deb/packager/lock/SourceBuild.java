package org.mathesar.deb.packager.lock;

import org.mathesar.deb.packager.descriptor.PythonRules;

/** Builds a wheel from a source archive of the index, so that the lock can say what it holds. */
@FunctionalInterface
public interface SourceBuild {

  /**
   * Builds a wheel.
   *
   * @param source the source archive
   * @param rule what builds it, and the environment it is built in
   * @param tools the exact files of what builds it
   * @return the wheel and the checksum of what it holds
   * @throws org.mathesar.deb.format.problem.UserProblem where the archive cannot be had or built
   */
  BuiltWheel build(LockedFile source, PythonRules.FromSource rule, LockedTools tools);
}
