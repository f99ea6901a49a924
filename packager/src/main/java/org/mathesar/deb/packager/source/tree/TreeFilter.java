package org.mathesar.deb.packager.source.tree;

import org.mathesar.deb.format.value.RelativePath;

/** Which files of a tree are meant. */
public interface TreeFilter {

  /**
   * Whether a file or link is meant.
   *
   * @param path within the tree
   * @return true where it is
   */
  boolean takes(RelativePath path);

  /**
   * Whether a directory may hold what is meant; others are not looked into.
   *
   * @param directory within the tree
   * @return false where nothing below it is meant
   */
  boolean enters(RelativePath directory);

  /**
   * Means every file.
   *
   * @return a filter that leaves nothing out
   */
  static TreeFilter everything() {
    return new TreeFilter() {
      @Override
      public boolean takes(RelativePath path) {
        return true;
      }

      @Override
      public boolean enters(RelativePath directory) {
        return true;
      }
    };
  }
}
