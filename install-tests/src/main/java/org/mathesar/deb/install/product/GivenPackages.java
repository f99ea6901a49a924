package org.mathesar.deb.install.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Packages that somebody made before. */
public final class GivenPackages {
  private GivenPackages() {}

  /**
   * Puts packages into repositories.
   *
   * @param folder with the packages, and perhaps those of another edition in a folder named after
   *     it, such as {@code previous}
   * @param previous where the previous edition is instead
   * @param workshop where the scripts are
   * @return the product
   * @throws org.mathesar.deb.format.problem.UserProblem where the folders hold something else
   */
  public static Product in(Path folder, Optional<Path> previous, Workshop workshop) {
    Map<Edition, Path> folders = new EnumMap<>(Edition.class);
    for (Edition edition : Edition.values()) {
      Path within = folder.resolve(edition.word());
      if (Files.isDirectory(within)) {
        folders.put(edition, within);
      }
    }
    folders.put(Edition.CURRENT, folder);
    previous.ifPresent(other -> folders.put(Edition.PREVIOUS, other));
    return Product.of(folders, workshop.work().resolve("repositories"), workshop);
  }
}
