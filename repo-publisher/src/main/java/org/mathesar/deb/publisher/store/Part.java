package org.mathesar.deb.publisher.store;

/** A stretch of a file that is put together. */
public sealed interface Part {
  /**
   * Bytes that a file of the store has already.
   *
   * @param file where it is
   * @param offset how many of its bytes come before the stretch
   * @param length how many bytes it has
   */
  record Stored(StorePath file, long offset, long length) implements Part {
    // Checks the numbers.
    public Stored {
      if (offset < 0 || length < 0) {
        throw new IllegalArgumentException("no stretch begins at " + offset + " and has " + length);
      }
    }
  }

  /**
   * Bytes that are new.
   *
   * @param content which
   */
  record New(Content content) implements Part {}
}
