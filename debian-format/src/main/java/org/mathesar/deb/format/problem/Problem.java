package org.mathesar.deb.format.problem;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/**
 * One thing that is wrong with what the user gave or with the world the tool met, said in one plain
 * sentence: what, where, why, and the way out.
 *
 * @param sentence the sentence as the user reads it, without a line break
 */
public record Problem(String sentence) {

  // Refuses an empty sentence and folds line breaks, so that one problem is one line.
  public Problem {
    sentence = sentence.strip().replaceAll("\\s*\\R\\s*", " ");
    if (sentence.isEmpty()) {
      throw new IllegalArgumentException("a problem needs a sentence");
    }
  }

  /**
   * A problem from a format.
   *
   * @param format as for {@link String#format}, in English and without locale-dependent numbers
   * @param arguments what the format names
   * @return the problem
   */
  @FormatMethod
  public static Problem of(String format, Object... arguments) {
    return new Problem(String.format(Locale.ROOT, format, arguments));
  }
}
