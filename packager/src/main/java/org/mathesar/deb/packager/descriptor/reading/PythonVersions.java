package org.mathesar.deb.packager.descriptor.reading;

import java.util.Optional;
import org.mathesar.deb.packager.python.PythonVersion;

/** Python releases as far as the schema lets them pass. */
final class PythonVersions {
  private PythonVersions() {}

  /** Empty where the value is no version, which is for the schema to say. */
  static Optional<PythonVersion> of(Value value) {
    try {
      return value instanceof Value.Text text
          ? Optional.of(PythonVersion.parse(text.text()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
