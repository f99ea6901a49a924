package org.mathesar.deb.packager.wheel;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where files that are not in the cache may come from. What the folder lacks comes from the index
 * that this machine's pip is configured with, unless the work is offline.
 *
 * @param folder holds wheels and source archives under their own names
 * @param offline whether nothing may be fetched over the network
 */
public record WheelOrigin(Optional<Path> folder, boolean offline) {

  /**
   * The package index that pip is configured with.
   *
   * @return no folder, not offline
   */
  public static WheelOrigin index() {
    return new WheelOrigin(Optional.empty(), false);
  }
}
