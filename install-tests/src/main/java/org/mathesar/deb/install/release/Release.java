package org.mathesar.deb.install.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.UserProblem;

/** A release that the packages are for, in the order in which they came out. */
public enum Release {
  /** Ubuntu 22.04. */
  JAMMY("Ubuntu 22.04"),
  /** Debian 12. */
  BOOKWORM("Debian 12"),
  /** Ubuntu 24.04. */
  NOBLE("Ubuntu 24.04"),
  /** Debian 13. */
  TRIXIE("Debian 13"),
  /** Ubuntu 26.04. */
  RESOLUTE("Ubuntu 26.04"),
  /** Whatever Debian releases next. */
  TESTING("Debian testing");

  private final String title;

  Release(String title) {
    this.title = title;
  }

  /**
   * Its name in apt's sources.
   *
   * @return such as {@code trixie}
   */
  public String codename() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Its name for people.
   *
   * @return such as {@code Debian 13}
   */
  public String title() {
    return title;
  }

  /**
   * The release of a codename.
   *
   * @param codename such as {@code trixie}
   * @return the release
   * @throws UserProblem where none has it
   */
  public static Release of(String codename) {
    return Arrays.stream(values())
        .filter(release -> release.codename().equals(codename))
        .findFirst()
        .orElseThrow(
            () ->
                UserProblem.of(
                    "'%s' is no release that packages are tried on: take %s.",
                    codename,
                    Arrays.stream(values())
                        .map(Release::codename)
                        .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return codename();
  }
}
