package org.mathesar.deb.cli.command;

import org.mathesar.deb.cli.report.PlanReport;
import org.mathesar.deb.cli.request.PackagingRequest;
import org.mathesar.deb.packager.progress.Progress;

/** Says what a build would make, without making it. */
@FunctionalInterface
public interface Planning {

  /**
   * Does it.
   *
   * @param request what is to be planned
   * @param progress where long work reports
   * @return what a build would make
   */
  PlanReport plan(PackagingRequest request, Progress progress);
}
