package org.mathesar.deb.cli.command;

import org.mathesar.deb.cli.report.BuildReport;
import org.mathesar.deb.cli.request.PackagingRequest;
import org.mathesar.deb.packager.progress.Progress;

/** Builds packages. */
@FunctionalInterface
public interface Building {

  /**
   * Does it.
   *
   * @param request what is to be built
   * @param progress where long work reports
   * @return what was made
   */
  BuildReport build(PackagingRequest request, Progress progress);
}
