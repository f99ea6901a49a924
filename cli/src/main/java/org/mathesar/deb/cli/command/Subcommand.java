package org.mathesar.deb.cli.command;

import org.mathesar.deb.cli.report.Report;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.progress.Progress;

/** A command of mathesar-deb, whose fields picocli fills from the command line. */
public interface Subcommand {

  /**
   * Checks the options together and does the work.
   *
   * @param surroundings where defaults come from
   * @param progress where long work reports
   * @return what came out
   * @throws UserProblem where the options do not fit together or the work cannot be done
   */
  Report run(Surroundings surroundings, Progress progress);
}
