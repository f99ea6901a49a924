package org.mathesar.deb.packager.descriptor;

/**
 * A path of the target machine in which {@code @NAME@} may stand for a variable, such as {@code
 * /usr/share/python3/runtime.d/@PACKAGE@.rtupdate}.
 *
 * @param text the path with its variables
 */
public record PathTemplate(String text) {

  // Refuses an empty text.
  public PathTemplate {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a path is empty");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
