package org.mathesar.deb.packager.source.stage;

/** One thing that is done on the way from a source to the files of its package. */
interface StagingStep {

  /**
   * Does it, or nothing where the source does not need it.
   *
   * @param staging what to work on
   * @throws org.mathesar.deb.format.problem.UserProblem where it cannot be done
   */
  void run(Staging staging);
}
