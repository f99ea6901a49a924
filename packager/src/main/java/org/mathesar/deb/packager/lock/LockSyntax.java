package org.mathesar.deb.packager.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mathesar.deb.format.control.ControlParser;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Splits the text of a lock into stanzas. What a damaged lock has in many lines is one cause for
 * its reader, so that few lines are named, and the way out once.
 */
final class LockSyntax {
  private static final int NAMED = 3;
  private static final Pattern BEGINNING =
      Pattern.compile("(?mi)^" + Pattern.quote(LockFields.FORMAT) + "[ \\t]*:");

  private LockSyntax() {}

  /**
   * The stanzas of a lock.
   *
   * @param text what the file holds
   * @param origin what sentences call it
   * @return the stanzas in order
   * @throws UserProblem where the text is no control data or more than one lock
   */
  static List<Stanza> parse(String text, String origin) {
    if (text.contains("\r\n")) {
      throw UserProblem.of(
          "The lock %s has Windows line ends: check it out again without their conversion, or %s.",
          origin, StanzaReader.CURE);
    }
    if (BEGINNING.matcher(text).results().count() > 1) {
      throw UserProblem.of(
          "The lock %s holds several locks, one after the other: keep one of them, or %s.",
          origin, StanzaReader.CURE);
    }
    try {
      return ControlParser.parse(text, origin, ControlParser.Comments.ALLOWED);
    } catch (UserProblem e) {
      UserProblem few = new UserProblem(few(e.problems()));
      few.initCause(e);
      throw few;
    }
  }

  private static List<Problem> few(List<Problem> all) {
    List<Problem> named = new ArrayList<>(all.subList(0, Math.min(NAMED, all.size())));
    Problem last = named.remove(named.size() - 1);
    int unnamed = all.size() - named.size() - 1;
    named.add(
        Problem.of(
            "%s%s: %s.",
            last.sentence().replaceFirst("\\.$", ""),
            unnamed == 0 ? "" : " (and " + unnamed + " more)",
            StanzaReader.CURE));
    return named;
  }
}
