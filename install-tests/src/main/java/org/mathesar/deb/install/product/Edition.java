package org.mathesar.deb.install.product;

import java.util.Locale;

/** Which of the application's packages: as a repository offers them one after the other. */
public enum Edition {
  /** An earlier release of the application. */
  PREVIOUS,
  /** The earlier release, packaged again: an upgrade to it has nothing to migrate. */
  REVISED,
  /** The release that is tried. */
  CURRENT;

  /**
   * Its name in folders and properties.
   *
   * @return such as {@code previous}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
