package org.mathesar.deb.publisher.store;

/**
 * Who holds a lock, as others are told.
 *
 * @param who such as {@code deploy@build-7} or a CI job's address; one line
 * @param doing such as {@code publishing to stable}; one line
 */
public record LockOwner(String who, String doing) {
  // Refuses what would not fit on a line.
  public LockOwner {
    if (who.isBlank() || doing.isBlank() || (who + doing).chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("an owner of a lock is named in one line");
    }
  }
}
