package org.mathesar.deb.packager.template;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The places of a text that name a variable. An {@code @} that does not enclose a name, as in an
 * e-mail address, means itself.
 */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

  private References() {}

  /** The references of a text in order; the first group of each is the name. */
  static Stream<MatchResult> in(String text) {
    return REFERENCE.matcher(text).results();
  }

  /** The text with every reference replaced; each name has to have a value. */
  static String replaceAll(String text, Variables variables) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            reference -> Matcher.quoteReplacement(variables.values().get(reference.group(1))));
  }
}
