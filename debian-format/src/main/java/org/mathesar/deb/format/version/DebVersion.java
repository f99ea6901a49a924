package org.mathesar.deb.format.version;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The version of a source or binary package (Debian Policy 5.6.12): {@code
 * [epoch:]upstream[-revision]}. Ordered as dpkg orders versions, which is not the order of their
 * texts: {@code 1.0~rc1} comes before {@code 1.0}, and {@code 1.9} before {@code 1.10}.
 *
 * <p>The order does not agree with {@link #equals}: {@code 1.0}, {@code 1.00} and {@code 1.0-0} are
 * one version to dpkg but three texts, and file names are made of the text.
 *
 * @param epoch 0 where none is written
 * @param upstream starts with a digit; letters, digits and {@code . + - ~ :}, hyphens only where
 *     there is a revision
 * @param revision letters, digits and {@code . + ~}; empty text where the version has none
 */
public record DebVersion(int epoch, String upstream, String revision)
    implements Comparable<DebVersion> {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Comparator<DebVersion> ORDER =
      Comparator.comparingInt(DebVersion::epoch)
          .thenComparing(DebVersion::upstream, DebVersion::compareParts)
          .thenComparing(DebVersion::revision, DebVersion::compareParts);

  // Checks the form; throws {@link IllegalArgumentException} with the offending part quoted.
  public DebVersion {
    if (epoch < 0) {
      throw new IllegalArgumentException("the epoch " + epoch + " of a version is negative");
    }
    if (upstream.isEmpty()) {
      throw new IllegalArgumentException("the upstream version is empty");
    }
    if (!isDigit(upstream.charAt(0))) {
      throw new IllegalArgumentException(
          "the upstream version '" + upstream + "' does not start with a digit");
    }
    requireCharacters("upstream version", upstream, ".+-~:");
    if (revision.isEmpty() && upstream.indexOf('-') >= 0) {
      throw new IllegalArgumentException(
          "the upstream version '" + upstream + "' has a hyphen but no revision follows it");
    }
    requireCharacters("revision", revision, ".+~");
  }

  private static void requireCharacters(String part, String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && !isLetter(c) && others.indexOf(c) < 0) {
        throw new IllegalArgumentException(
            "the "
                + part
                + " '"
                + text
                + "' contains '"
                + c
                + "': use letters, digits and "
                + String.join(" ", others.split("")));
      }
    }
  }

  /**
   * A version from its text.
   *
   * @param text such as {@code 1:0.12.0~git20260520.e214743-1}
   * @return the version
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static DebVersion parse(String text) {
    try {
      return split(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no Debian version: " + e.getMessage(), e);
    }
  }

  private static DebVersion split(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    int colon = text.indexOf(':');
    int epoch = colon < 0 ? 0 : parseEpoch(text.substring(0, colon));
    String rest = text.substring(colon + 1);
    int hyphen = rest.lastIndexOf('-');
    if (hyphen < 0) {
      return new DebVersion(epoch, rest, "");
    }
    if (hyphen == rest.length() - 1) {
      throw new IllegalArgumentException("nothing follows its last hyphen");
    }
    return new DebVersion(epoch, rest.substring(0, hyphen), rest.substring(hyphen + 1));
  }

  private static int parseEpoch(String digits) {
    if (!NUMBER.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "what stands before its first colon, '" + digits + "', is no number");
    }
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("its epoch " + digits + " is too big", e);
    }
  }

  /**
   * Whether the version has a revision, which only versions of native packages lack.
   *
   * @return true where it has one
   */
  public boolean hasRevision() {
    return !revision.isEmpty();
  }

  /**
   * The version as file names of packages carry it, which is without the epoch.
   *
   * @return upstream version and revision
   */
  public String withoutEpoch() {
    return revision.isEmpty() ? upstream : upstream + "-" + revision;
  }

  /**
   * Whether dpkg takes this version for older than the other.
   *
   * @param other what to compare with
   * @return true where it is older
   */
  public boolean isBefore(DebVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(DebVersion other) {
    return ORDER.compare(this, other);
  }

  /** Compares text and number pieces in turn, from the left (Debian Policy 5.6.12.1). */
  private static int compareParts(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      while ((i < a.length() && !isDigit(a.charAt(i)))
          || (j < b.length() && !isDigit(b.charAt(j)))) {
        int order = Integer.compare(weight(a, i), weight(b, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int endA = endOfNumber(a, i);
      int endB = endOfNumber(b, j);
      int order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    return 0;
  }

  /** A tilde sorts before the end, the end and digits before letters, letters before the rest. */
  private static int weight(String text, int index) {
    if (index >= text.length() || isDigit(text.charAt(index))) {
      return 0;
    }
    char c = text.charAt(index);
    if (c == '~') {
      return -1;
    }
    return isLetter(c) ? c : c + 256;
  }

  private static int endOfNumber(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Compares numbers of any length, such as dates with a serial. */
  private static int compareNumbers(String a, String b) {
    String x = withoutLeadingZeros(a);
    String y = withoutLeadingZeros(b);
    return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
  }

  private static String withoutLeadingZeros(String digits) {
    int from = 0;
    while (from < digits.length() && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  @Override
  public String toString() {
    // An upstream version with a colon in it would be read back with an epoch of its own.
    boolean epochIsWritten = epoch != 0 || upstream.indexOf(':') >= 0;
    return epochIsWritten ? epoch + ":" + withoutEpoch() : withoutEpoch();
  }
}
