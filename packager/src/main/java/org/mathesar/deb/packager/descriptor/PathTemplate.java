package org.mathesar.deb.packager.descriptor;

import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.template.Variables;

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

  /**
   * The path it stands for.
   *
   * @param variables what its names stand for
   * @return where it is on the target machine
   * @throws IllegalArgumentException saying which name is no variable, or why what comes out is no
   *     path
   */
  public InstallPath expand(Variables variables) {
    return InstallPath.of(variables.expand(text));
  }

  /**
   * The text it stands for, where it need not be absolute, as in what a symbolic link says.
   *
   * @param variables what its names stand for
   * @return the text with its names replaced
   * @throws IllegalArgumentException saying which name is no variable
   */
  public String expandAsText(Variables variables) {
    return variables.expand(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
