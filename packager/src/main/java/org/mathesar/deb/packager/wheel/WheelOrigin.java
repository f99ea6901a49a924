package org.mathesar.deb.packager.wheel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Where files that are not in the cache may come from. What the folder lacks comes from the index
 * that this machine's pip is configured with, unless the work is offline.
 *
 * @param folder holds wheels and source archives under their own names
 * @param offline whether nothing may be fetched over the network
 */
public record WheelOrigin(Optional<Path> folder, boolean offline) {

  /**
   * Looks whether the folder can be used, so that nobody hears of it only when something in it is
   * needed.
   *
   * @throws UserProblem where it is none or cannot be read
   */
  public void requireFolder() {
    if (folder.isEmpty()) {
      return;
    }
    Path named = folder.get();
    if (!Files.isDirectory(named)) {
      throw UserProblem.of(
          "%s is no folder of wheels: give one that exists with --wheels FOLDER.", named);
    }
    if (!Files.isReadable(named) || !Files.isExecutable(named)) {
      throw UserProblem.of(
          "The folder of wheels %s cannot be read: make it readable, or give another with --wheels"
              + " FOLDER.",
          named);
    }
  }

  /**
   * The package index that pip is configured with.
   *
   * @return no folder, not offline
   */
  public static WheelOrigin index() {
    return new WheelOrigin(Optional.empty(), false);
  }
}
