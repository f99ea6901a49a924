package org.mathesar.deb.packager.build;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.digest.Sha256;

/**
 * Sums up everything that the bytes of a package depend on, as named values. The same inputs give
 * the same digest in every run and on every machine.
 */
final class InputsDigest {
  private final List<String> lines = new ArrayList<>();

  /** Adds a value; names may repeat, their order counts. */
  InputsDigest add(String name, Object value) {
    // Lengths keep a value with line breaks from looking like several.
    String text = value.toString();
    lines.add(name + " " + text.length() + " " + text);
    return this;
  }

  InputsDigest add(String name, Optional<?> value) {
    return value.isPresent() ? add(name, value.get()) : add(name + "?", "none");
  }

  Sha256 digest() {
    return Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
