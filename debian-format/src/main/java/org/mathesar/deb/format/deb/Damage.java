package org.mathesar.deb.format.deb;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Says what is wrong with a package file.
 *
 * @param file what sentences call it
 */
record Damage(String file) {

  /** A problem with what the format says as its reason, without a full stop. */
  @FormatMethod
  UserProblem because(String format, Object... arguments) {
    return UserProblem.of(
        "%s cannot be read as a Debian package: %s; fetch or build it again.",
        file, String.format(Locale.ROOT, format, arguments));
  }

  /** The same with what a library threw. */
  @FormatMethod
  UserProblem causedBy(Throwable cause, String format, Object... arguments) {
    return UserProblem.causedBy(
        cause,
        "%s cannot be read as a Debian package: %s; fetch or build it again.",
        file,
        String.format(Locale.ROOT, format, arguments));
  }
}
