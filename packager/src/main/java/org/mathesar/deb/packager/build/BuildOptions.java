package org.mathesar.deb.packager.build;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.python.PythonTarget;

/**
 * What a person or job decides about a build.
 *
 * @param targets which library packages are built
 * @param revision the Debian revision of the application's package, such as {@code 1}
 * @param suite what the .changes files say they are meant for, such as {@code stable}
 * @param profile how hard to compress
 * @param sourceDateEpoch the time that SOURCE_DATE_EPOCH asks for, in whole seconds; empty to take
 *     the source's own date. It is the application's: library packages have the time of their lock,
 *     whenever and with whatever they are built, since one version of them is one set of bytes
 */
public record BuildOptions(
    SortedSet<PythonTarget> targets,
    String revision,
    String suite,
    Profile profile,
    Optional<Instant> sourceDateEpoch) {
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9.+~]+");
  private static final Pattern SUITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]*");

  // Copies, and checks the texts.
  public BuildOptions {
    targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
    if (!REVISION.matcher(revision).matches()) {
      throw new IllegalArgumentException(
          "'" + revision + "' is no Debian revision: use letters, digits, '.', '+' and '~'");
    }
    if (!SUITE.matcher(suite).matches()) {
      throw new IllegalArgumentException(
          "'" + suite + "' is no suite: use letters, digits and - . +, such as stable");
    }
  }
}
