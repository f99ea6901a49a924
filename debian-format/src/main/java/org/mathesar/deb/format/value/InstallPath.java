package org.mathesar.deb.format.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where something stands on the target machine: an absolute, normalised Unix path that is never
 * mistaken for a path of the building machine. Ordered by the bytes of its UTF-8 form, parents
 * first, which is the order of entries in a package.
 *
 * @param value starts with a slash; no trailing slash but for the root, no empty, {@code .} or
 *     {@code ..} component, no NUL, line break or backslash
 */
public record InstallPath(String value) implements Comparable<InstallPath> {
  /** The root directory. */
  public static final InstallPath ROOT = new InstallPath("/");

  // Checks the form; throws {@link IllegalArgumentException} with the path quoted.
  public InstallPath {
    if (!value.startsWith("/")) {
      throw new IllegalArgumentException("'" + value + "' is not absolute: start it with '/'");
    }
    if (!value.equals("/")) {
      for (String component : value.substring(1).split("/", -1)) {
        if (component.isEmpty() || component.equals(".") || component.equals("..")) {
          throw new IllegalArgumentException(
              "'" + value + "' has an empty, '.' or '..' component: write the path out");
        }
      }
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // dpkg's file lists are lines, and jdeb turns backslashes into slashes.
      if (c < 0x20 || c == 0x7f || c == '\\') {
        throw new IllegalArgumentException(
            "'" + value + "' contains a control character or a backslash: rename the file");
      }
      if (Character.isSurrogate(c) && !isPaired(value, i)) {
        throw new IllegalArgumentException("'" + value + "' is not Unicode text: rename the file");
      }
    }
  }

  private static boolean isPaired(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  /**
   * A path from its text.
   *
   * @param value as in the record
   * @return the path
   */
  public static InstallPath of(String value) {
    return new InstallPath(value);
  }

  /**
   * A path below this one.
   *
   * @param relative one or more components, separated by single slashes
   * @return this path followed by them
   */
  public InstallPath resolve(String relative) {
    return new InstallPath(value.equals("/") ? "/" + relative : value + "/" + relative);
  }

  /**
   * The directory that holds this path.
   *
   * @return empty for the root
   */
  public Optional<InstallPath> parent() {
    if (value.equals("/")) {
      return Optional.empty();
    }
    int slash = value.lastIndexOf('/');
    return Optional.of(slash == 0 ? ROOT : new InstallPath(value.substring(0, slash)));
  }

  /**
   * The last component.
   *
   * @return empty text for the root
   */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /**
   * The path without the leading slash, as md5sums and tar members write it.
   *
   * @return empty text for the root
   */
  public String relative() {
    return value.substring(1);
  }

  /**
   * Whether this path is the other or stands below it.
   *
   * @param other a directory
   * @return true where it does
   */
  public boolean startsWith(InstallPath other) {
    return equals(other)
        || other.value.equals("/")
        || (value.startsWith(other.value) && value.charAt(other.value.length()) == '/');
  }

  @Override
  public int compareTo(InstallPath other) {
    return Arrays.compareUnsigned(sortKey(), other.sortKey());
  }

  private byte[] sortKey() {
    // The separator sorts below everything else, so that a directory is followed by what it holds.
    return value.replace('/', '\u0001').getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return value;
  }
}
