package org.mathesar.deb.format.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;

/** Looks whether the files of an upload are there and are what its description says. */
public final class UploadFiles {
  private UploadFiles() {}

  /**
   * Compares size and all checksums of every file.
   *
   * @param changes the description
   * @param folder where its files stand
   * @throws UserProblem naming every file that is missing or another
   * @throws IOException where a file that is there cannot be read
   */
  public static void verify(ChangesFile changes, Path folder) throws IOException {
    verify(
        changes.files().stream().map(file -> new BuiltFile(file.name(), file.digests())).toList(),
        changes.fileName(),
        folder);
  }

  /**
   * Compares size and all checksums of every file that a build made.
   *
   * @param buildinfo what says how it was built
   * @param folder where its files stand
   * @throws UserProblem naming every file that is missing or another
   * @throws IOException where a file that is there cannot be read
   */
  public static void verify(BuildinfoFile buildinfo, Path folder) throws IOException {
    verify(buildinfo.files(), buildinfo.fileName(), folder);
  }

  private static void verify(List<BuiltFile> files, FileName description, Path folder)
      throws IOException {
    Problems problems = new Problems();
    for (BuiltFile named : files) {
      Path file = folder.resolve(named.name().value());
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        problems.add(
            "%s, which %s names, is not there as a file: put it beside its description or build it"
                + " again.",
            file, description);
        continue;
      }
      FileDigests found = FileDigests.of(file);
      if (found.size() != named.digests().size()) {
        problems.add(
            "%s has %d bytes where %s says %d: fetch or build it again.",
            file, found.size(), description, named.digests().size());
      } else if (!found.equals(named.digests())) {
        problems.add(
            "%s has other checksums than %s says: fetch or build it again.", file, description);
      }
    }
    problems.throwIfAny();
  }
}
