package org.mathesar.deb.packager.wheel;

import java.util.Locale;
import java.util.regex.Pattern;

/** Compares the spellings of versions (version specifiers, PEP 440, Normalization). */
final class PythonVersions {
  private static final Pattern IMPLICIT_POST = Pattern.compile("(?<=[0-9])-([0-9]+)$");
  private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");
  private static final Pattern BEFORE_LETTERS = Pattern.compile("\\.(?=[a-z])");
  private static final Pattern AFTER_LETTERS = Pattern.compile("(?<=[a-z])\\.(?=[0-9])");
  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

  private PythonVersions() {}

  /**
   * Whether two texts are spellings of the same version. Trailing zeros count, since a project
   * publishes {@code 1.0} or {@code 1.0.0} and not both.
   *
   * @param one a version, its hyphens possibly written as underscores
   * @param other likewise
   * @return true where they are
   */
  static boolean same(String one, String other) {
    return one.equals(other) || normal(one).equals(normal(other));
  }

  private static String normal(String version) {
    String text = version.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    text = text.startsWith("v") ? text.substring(1) : text;
    text = IMPLICIT_POST.matcher(text).replaceAll(".post$1");
    int plus = text.indexOf('+');
    String local = plus < 0 ? "" : SEPARATORS.matcher(text.substring(plus)).replaceAll(".");
    String main = SEPARATORS.matcher(plus < 0 ? text : text.substring(0, plus)).replaceAll(".");
    main = AFTER_LETTERS.matcher(BEFORE_LETTERS.matcher(main).replaceAll("")).replaceAll("");
    main =
        main.replace("alpha", "a")
            .replace("beta", "b")
            .replace("preview", "rc")
            .replaceAll("(?<![a-z])(c|pre)(?=[0-9])", "rc")
            .replaceAll("(?<![a-z])(rev|r)(?=[0-9])", "post");
    return LEADING_ZEROS.matcher(main).replaceAll("") + local;
  }
}
