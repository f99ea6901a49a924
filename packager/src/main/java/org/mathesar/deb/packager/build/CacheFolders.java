package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What is kept between runs. Everything in it can be removed at any time between runs, and is then
 * fetched or made again. Library packages, wheels, user interfaces and unpacked libraries that are
 * not used for long go by themselves ({@link CacheCleaning}); published releases stay.
 *
 * @param root the folder of all
 */
public record CacheFolders(Path root) {

  /**
   * Wheels and source archives.
   *
   * @return a folder
   */
  public Path wheels() {
    return root.resolve("wheels");
  }

  /**
   * Library packages by the digest of their inputs.
   *
   * @return a folder
   */
  public Path packages() {
    return root.resolve("packages");
  }

  /**
   * User interfaces by the digest of what they were built from.
   *
   * @return a folder
   */
  public Path interfaces() {
    return root.resolve("interfaces");
  }

  /**
   * Unpacked libraries for the interpreter of this machine.
   *
   * @return a folder
   */
  public Path libraries() {
    return root.resolve("libraries");
  }

  /** The folders in which everything stands in a folder named by a digest. */
  List<Path> byDigest() {
    return List.of(
        packages(),
        wheels().resolve("files"),
        wheels().resolve("built"),
        interfaces(),
        libraries());
  }

  /**
   * Published releases.
   *
   * @return a folder
   */
  public Path downloads() {
    return root.resolve("downloads");
  }

  /**
   * Folders of runs under way.
   *
   * @return a folder
   */
  public Path work() {
    return root.resolve("work");
  }
}
