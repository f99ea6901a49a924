package org.mathesar.deb.packager.wheel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.lock.Listed;
import org.mathesar.deb.packager.lock.LockedFile;

/** The user's folder of wheels and source archives, as far as there is one. */
final class OriginFolder {
  private final Optional<Path> folder;

  /**
   * The folder of an origin.
   *
   * @param origin may have one
   * @throws UserProblem where it names one that is none
   */
  OriginFolder(WheelOrigin origin) {
    folder = origin.folder();
    origin.requireFolder();
  }

  /**
   * Whether the folder has a file of this name.
   *
   * @param file what is wanted
   * @return false also where there is no folder
   */
  boolean has(LockedFile file) {
    return folder.filter(path -> Files.exists(path.resolve(file.fileName()))).isPresent();
  }

  /**
   * Copies a file that the folder has into the cache.
   *
   * @param file what is wanted
   * @param cache where it goes
   * @return where it is in the cache
   * @throws UserProblem where the folder has other bytes under this name
   */
  Path copyIn(LockedFile file, WheelCache cache) {
    return cache.copyIn(file, folder.orElseThrow().resolve(file.fileName()));
  }

  /**
   * Says that files are missing where nothing may be fetched.
   *
   * @param files what is wanted, at least one
   * @return the sentence
   */
  Problem missing(Collection<LockedFile> files) {
    return Problem.of(
        "%s %s not in the cache%s, and offline nothing is fetched: put %s into a folder given with"
            + " --wheels FOLDER, or run once without --offline.",
        Listed.first(files.stream().map(LockedFile::fileName).toList()),
        files.size() == 1 ? "is" : "are",
        folder.map(path -> " and not in " + path).orElse(""),
        files.size() == 1 ? "it" : "them");
  }
}
