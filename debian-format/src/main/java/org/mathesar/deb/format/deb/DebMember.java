package org.mathesar.deb.format.deb;

import java.time.Instant;
import java.util.Optional;
import org.mathesar.deb.format.value.FileMode;

/**
 * A member of the ar archive that a package is.
 *
 * @param name without blanks and slash at its end
 * @param size length in bytes, as it stands in the archive
 * @param mtime when it was changed last
 * @param uid numeric owner
 * @param gid numeric group
 * @param mode permission bits
 */
public record DebMember(String name, long size, Instant mtime, long uid, long gid, FileMode mode) {
  static final String VERSION = "debian-binary";
  static final String CONTROL = "control.tar";
  static final String DATA = "data.tar";

  /**
   * How the member is compressed, by its name.
   *
   * @return empty where it is neither control.tar nor data.tar with a known suffix
   */
  public Optional<Compression> compression() {
    for (Compression compression : Compression.values()) {
      if (name.equals(CONTROL + compression.suffix()) || name.equals(DATA + compression.suffix())) {
        return Optional.of(compression);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether this is the archive of what dpkg is told.
   *
   * @return true for control.tar, however compressed
   */
  public boolean isControl() {
    return name.startsWith(CONTROL);
  }

  /**
   * Whether this is the archive of what is unpacked.
   *
   * @return true for data.tar, however compressed
   */
  public boolean isData() {
    return name.startsWith(DATA);
  }
}
