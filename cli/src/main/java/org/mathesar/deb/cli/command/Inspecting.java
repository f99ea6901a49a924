package org.mathesar.deb.cli.command;

import org.mathesar.deb.cli.report.InspectReport;
import org.mathesar.deb.cli.request.InspectRequest;
import org.mathesar.deb.packager.progress.Progress;

/** Looks into packages. */
@FunctionalInterface
public interface Inspecting {

  /**
   * Does it.
   *
   * @param request which packages
   * @param progress where long work reports
   * @return what is in them and whether they are sound
   */
  InspectReport inspect(InspectRequest request, Progress progress);
}
