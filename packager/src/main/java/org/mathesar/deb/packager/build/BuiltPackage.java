package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import org.mathesar.deb.format.digest.FileDigests;

/**
 * A package that was built.
 *
 * @param planned what was planned
 * @param file where it is now
 * @param digests its size and checksums
 * @param fromCache whether the bytes of an earlier build were taken, all inputs being the same
 */
public record BuiltPackage(
    PlannedPackage planned, Path file, FileDigests digests, boolean fromCache) {

  /** A package whose file is finished. */
  static BuiltPackage at(Path file, PlannedPackage planned, boolean fromCache) {
    return new BuiltPackage(planned, file, FinishedFile.at(file).digests(), fromCache);
  }

  /** The same package at another place. */
  BuiltPackage movedTo(Path place) {
    return new BuiltPackage(planned, place, digests, fromCache);
  }
}
