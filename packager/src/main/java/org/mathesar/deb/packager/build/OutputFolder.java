package org.mathesar.deb.packager.build;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Where finished files are to be put. Nothing is made or changed there before something is
 * finished.
 *
 * @param path of the folder, absolute; may be missing
 */
public record OutputFolder(Path path) {

  // Makes the path absolute.
  public OutputFolder {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * A folder that can be written as far as can be told without writing, so that nobody waits for a
   * build to hear of it.
   *
   * @param wanted the folder; made, with its parents, when it is needed
   * @return the folder
   * @throws UserProblem where it cannot be written
   */
  public static OutputFolder of(Path wanted) {
    OutputFolder folder = new OutputFolder(wanted);
    Path standing = folder.path();
    while (!Files.exists(standing, LinkOption.NOFOLLOW_LINKS) && standing.getParent() != null) {
      standing = standing.getParent();
    }
    boolean exists = standing.equals(folder.path());
    if (exists && !Files.isDirectory(standing)) {
      throw UserProblem.of(
          "The output folder %s is not a folder: name another with --output.", wanted);
    }
    if (!Files.isDirectory(standing)) {
      throw UserProblem.of(
          "The output folder %s cannot be made, because %s is not a folder: name another with"
              + " --output.",
          wanted, standing);
    }
    if (!Files.isWritable(standing)) {
      throw UserProblem.of(
          "The output folder %s cannot be used, because %s cannot be written: make it writable or"
              + " name another with --output.",
          wanted, standing);
    }
    return folder;
  }
}
