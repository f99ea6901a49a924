package org.mathesar.deb.packager.lock;

import org.mathesar.deb.format.digest.Sha256;

/**
 * A file of the package index, told by its name and content and never by an address.
 *
 * @param fileName a wheel's or source archive's
 * @param size length in bytes
 * @param sha256 checksum of its bytes
 */
public record LockedFile(String fileName, long size, Sha256 sha256) {

  // Refuses what is no plain file name or length.
  public LockedFile {
    if (fileName.isEmpty() || fileName.indexOf('/') >= 0 || fileName.indexOf(' ') >= 0) {
      throw new IllegalArgumentException("'" + fileName + "' is no file name of a package index");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a file cannot have " + size + " bytes");
    }
  }
}
