package org.mathesar.deb.format.value;

/**
 * Where something stands within a tree whose own place does not matter: a source tree, a wheel, a
 * folder of templates. Ordered by text.
 *
 * @param value components separated by single slashes, none of them empty, {@code .} or {@code ..};
 *     no leading or trailing slash, no control character or backslash
 */
public record RelativePath(String value) implements Comparable<RelativePath> {

  // Checks the form; throws {@link IllegalArgumentException} with the path quoted.
  public RelativePath {
    if (value.startsWith("/")) {
      throw new IllegalArgumentException("'" + value + "' is absolute: leave out the leading '/'");
    }
    for (String component : value.split("/", -1)) {
      if (component.isEmpty() || component.equals(".") || component.equals("..")) {
        throw new IllegalArgumentException(
            "'" + value + "' has an empty, '.' or '..' component: write the path out");
      }
    }
    // What is a path on the target machine below the root is a relative path without it.
    InstallPath.ROOT.resolve(value);
  }

  /**
   * A path from its text.
   *
   * @param value as in the record
   * @return the path
   */
  public static RelativePath of(String value) {
    return new RelativePath(value);
  }

  /**
   * A path below this one.
   *
   * @param relative one or more components
   * @return this path followed by them
   */
  public RelativePath resolve(String relative) {
    return new RelativePath(value + "/" + relative);
  }

  /**
   * The last component.
   *
   * @return never empty
   */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /**
   * This path below a directory of the target machine.
   *
   * @param directory where the tree is installed
   * @return the path on the target machine
   */
  public InstallPath in(InstallPath directory) {
    return directory.resolve(value);
  }

  /**
   * Whether this path is the other or stands below it.
   *
   * @param other a directory of the same tree
   * @return true where it does
   */
  public boolean startsWith(RelativePath other) {
    return value.equals(other.value) || value.startsWith(other.value + "/");
  }

  @Override
  public int compareTo(RelativePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
