package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.file.Path;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.upload.FileName;
import org.mathesar.deb.packager.work.IoReason;

/**
 * A file that can be handed out.
 *
 * @param path where it is, under the name it is handed out with
 * @param digests its size and checksums
 */
record FinishedFile(Path path, FileDigests digests) {

  /** A file of this run or of the cache. */
  static FinishedFile at(Path path) {
    try {
      return new FinishedFile(path, FileDigests.of(path));
    } catch (IOException e) {
      throw UserProblem.causedBy(e, "%s cannot be read (%s): build again.", path, IoReason.of(e));
    }
  }

  /** What it is called. */
  FileName name() {
    return new FileName(String.valueOf(path.getFileName()));
  }
}
