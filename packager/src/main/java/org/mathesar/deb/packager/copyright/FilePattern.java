package org.mathesar.deb.packager.copyright;

import java.util.regex.Pattern;
import org.mathesar.deb.format.value.RelativePath;

/**
 * A pattern of the Files field: {@code *} stands for any characters, slashes included, {@code ?}
 * for one, and a backslash takes either for itself.
 *
 * @param value without blanks and without a slash at its start
 */
public record FilePattern(String value) implements Comparable<FilePattern> {
  private static final Pattern FORM = Pattern.compile("(?!/)[^\\s\\p{Cntrl}]+");

  /** Everything. */
  public static final FilePattern ALL = new FilePattern("*");

  // Checks the form; throws {@link IllegalArgumentException} with the pattern quoted.
  public FilePattern {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is no pattern of files: write a relative path without blanks");
    }
  }

  /**
   * One file.
   *
   * @param path within the package or source
   * @return a pattern for it
   */
  public static FilePattern of(RelativePath path) {
    // A blank separates patterns, and the format has no way to write one.
    return new FilePattern(path.value().replaceAll("[*?]", "\\\\$0").replace(' ', '?'));
  }

  /**
   * Everything below a directory.
   *
   * @param directory within the package or source
   * @return a pattern for it
   */
  public static FilePattern below(RelativePath directory) {
    return new FilePattern(of(directory).value() + "/*");
  }

  /** Whether the pattern holds for everything below a directory. */
  boolean takesIn(RelativePath directory) {
    String stem = value.endsWith("*") ? value.substring(0, value.length() - 1) : "";
    // An escaped asterisk, or one further on, would make it a pattern of certain files.
    boolean plain = stem.indexOf('*') < 0 && stem.indexOf('?') < 0 && stem.indexOf('\\') < 0;
    return value.endsWith("*") && plain && (directory.value() + "/").startsWith(stem);
  }

  @Override
  public int compareTo(FilePattern other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
