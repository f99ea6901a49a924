package org.mathesar.deb.publisher.store;

import java.io.IOException;

/** Somebody else has the lock by now, since it was not renewed in time. */
public final class LostLockException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says so.
   *
   * @param sentence who has it, and where
   */
  public LostLockException(String sentence) {
    super(sentence);
  }
}
