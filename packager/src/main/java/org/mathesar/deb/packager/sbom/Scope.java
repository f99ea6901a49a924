package org.mathesar.deb.packager.sbom;

import java.util.Locale;

/** What a component is needed for. */
public enum Scope {
  /** When the application runs. */
  REQUIRED,
  /** When the application runs, but it does without. */
  OPTIONAL,
  /** Only to build or test. */
  EXCLUDED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
