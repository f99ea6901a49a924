package org.mathesar.deb.install.product;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is tried: an application in one to three editions, each in a signed repository of its own.
 *
 * @param application as its current packages describe it
 * @param editions with the current one; the others may be missing
 * @param repositories the folder with a repository for each edition, named after it
 */
public record Product(
    PackagedApplication application,
    Map<Edition, PackagedApplication> editions,
    Path repositories) {

  // Copies.
  public Product {
    editions = Map.copyOf(new EnumMap<>(editions));
    if (!editions.containsKey(Edition.CURRENT)) {
      throw new IllegalArgumentException("a product needs its current edition");
    }
  }

  /**
   * Puts packages into repositories.
   *
   * @param folders the packages of each edition
   * @param repositories a folder for the repositories
   * @param workshop where the scripts are
   * @return the product
   */
  static Product of(Map<Edition, Path> folders, Path repositories, Workshop workshop) {
    Map<Edition, PackagedApplication> editions = new EnumMap<>(Edition.class);
    new EnumMap<>(folders)
        .forEach(
            (edition, folder) -> {
              PackagedApplication application = PackagedApplication.in(folder);
              workshop.makeRepository(
                  repositories.resolve(edition.word()), folder, application.name());
              editions.put(edition, application);
            });
    PackagedApplication current = Optional.ofNullable(editions.get(Edition.CURRENT)).orElseThrow();
    return new Product(current, editions, repositories);
  }

  /**
   * An edition.
   *
   * @param edition which
   * @return empty where there are no packages of it
   */
  public Optional<PackagedApplication> edition(Edition edition) {
    return Optional.ofNullable(editions.get(edition));
  }
}
