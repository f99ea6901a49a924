package org.mathesar.deb.install.host;

import org.mathesar.deb.install.release.Release;

/**
 * The images of a release, as scripts/base-images makes them.
 *
 * @param release which
 * @param python the release of Python that it has, such as {@code 3.13}
 */
public record Image(Release release, String python) {

  /** With systemd as process 1, and little else. */
  String plain() {
    return name("systemd", release);
  }

  /** With PostgreSQL and Python too. */
  String withPostgreSql() {
    return name("pg", release);
  }

  static String name(String kind, Release release) {
    return "mathesar-deb-test/" + kind + ":" + release.codename();
  }
}
