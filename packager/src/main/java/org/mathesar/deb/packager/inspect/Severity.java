package org.mathesar.deb.packager.inspect;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** The package would fail or harm somewhere. */
  ERROR,
  /** The package works, but not as Debian's rules want it. */
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
