package org.mathesar.deb.publisher.store;

import java.io.IOException;

/** The lock of a place, held. It is renewed while it is open, and expires where its owner died. */
public interface StoreLock extends AutoCloseable {
  /**
   * Makes sure that it is held still: called right before what others see.
   *
   * @throws LostLockException where it expired and somebody else took it
   * @throws IOException where the place does not answer
   */
  void confirm() throws IOException;

  /**
   * Gives it back.
   *
   * @throws IOException where the place does not answer; it expires then
   */
  @Override
  void close() throws IOException;
}
