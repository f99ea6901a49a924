package org.mathesar.deb.cli.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Packages that are to be looked into.
 *
 * @param files .deb files, at least one
 * @param other the .deb that the first and only file is compared with, empty where none is
 */
public record InspectRequest(List<Path> files, Optional<Path> other) {

  // Copies, and refuses a comparison of several files with one.
  public InspectRequest {
    files = List.copyOf(files);
    if (files.isEmpty() || (other.isPresent() && files.size() > 1)) {
      throw new IllegalArgumentException("cannot inspect " + files + " against " + other);
    }
  }
}
