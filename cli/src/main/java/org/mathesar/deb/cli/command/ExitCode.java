package org.mathesar.deb.cli.command;

/** How a run ends; signals end it with 128 + their number, as everywhere. */
final class ExitCode {
  /** The work is done. */
  static final int DONE = 0;

  /** The user has something to put right. */
  static final int PROBLEM = 2;

  /** A bug (EX_SOFTWARE of sysexits(3head)). */
  static final int BUG = 70;

  /** Whoever read the result has gone: what a program says that SIGPIPE ended. */
  static final int NO_READER = 128 + 13;

  private ExitCode() {}
}
