package org.mathesar.deb.cli.command;

import org.mathesar.deb.cli.report.LockReport;
import org.mathesar.deb.cli.request.LockRequest;
import org.mathesar.deb.packager.progress.Progress;

/** Makes or checks a lock. */
@FunctionalInterface
public interface Locking {

  /**
   * Does it.
   *
   * @param request which lock, and what is done with it
   * @param progress where long work reports
   * @return what became of it
   */
  LockReport lock(LockRequest request, Progress progress);
}
