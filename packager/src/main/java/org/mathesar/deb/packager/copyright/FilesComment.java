package org.mathesar.deb.packager.copyright;

import java.util.List;
import org.mathesar.deb.format.value.RelativePath;

/**
 * Something to say about the files of a folder.
 *
 * @param folder within the package
 * @param lines what to say
 */
public record FilesComment(RelativePath folder, List<String> lines) {

  // Copies.
  public FilesComment {
    lines = List.copyOf(lines);
  }
}
