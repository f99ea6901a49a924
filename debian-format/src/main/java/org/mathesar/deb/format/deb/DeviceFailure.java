package org.mathesar.deb.format.deb;

import java.io.IOException;

/**
 * Carries a failure to read the file itself past the decoders, whose own failures mean that its
 * content is damaged.
 */
final class DeviceFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  DeviceFailure(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  IOException failure() {
    return failure;
  }
}
