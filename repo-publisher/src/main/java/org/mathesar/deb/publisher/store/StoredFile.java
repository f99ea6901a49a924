package org.mathesar.deb.publisher.store;

import java.time.Instant;

/**
 * What a store knows of a file without reading it.
 *
 * @param path where it is
 * @param size length in bytes
 * @param modified when it was written last, by the store's own clock
 */
public record StoredFile(StorePath path, long size, Instant modified) {
  // Checks the size.
  public StoredFile {
    if (size < 0) {
      throw new IllegalArgumentException(path + " cannot have " + size + " bytes");
    }
  }
}
