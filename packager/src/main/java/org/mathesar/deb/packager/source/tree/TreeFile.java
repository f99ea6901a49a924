package org.mathesar.deb.packager.source.tree;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.mathesar.deb.format.value.RelativePath;

/**
 * A regular file or a symbolic link of a tree.
 *
 * @param path within the tree
 * @param file where it stands on the building machine
 * @param target what it says where it is a symbolic link: relative and within the tree
 * @param executable whether its owner may run it; false for links
 * @param modified when its content was last changed
 */
public record TreeFile(
    RelativePath path,
    Path file,
    Optional<LinkTarget> target,
    boolean executable,
    Instant modified) {

  /**
   * The target of a symbolic link.
   *
   * @param text as it is written into packages
   * @param path the same with the bytes it has on the building machine
   */
  public record LinkTarget(String text, Path path) {}

  /**
   * The same file with another executable bit.
   *
   * @param executes whether it may be run
   * @return the file
   */
  public TreeFile withExecutable(boolean executes) {
    return new TreeFile(path, file, target, executes, modified);
  }
}
