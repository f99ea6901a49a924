package org.mathesar.deb.cli.terminal;

import java.util.Locale;

/** How progress is shown. */
public enum ProgressMode {
  /** Bars on a terminal, lines elsewhere. */
  AUTO,
  /** Bars, redrawn in place. */
  BAR,
  /** Lines, now and then. */
  PLAIN,
  /** Not at all. */
  NONE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
