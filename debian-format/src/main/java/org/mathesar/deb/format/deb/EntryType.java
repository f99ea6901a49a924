package org.mathesar.deb.format.deb;

import java.util.Locale;

/** What an entry of a package's archives is. */
public enum EntryType {
  /** A regular file. */
  FILE,
  /** A second name for a regular file that comes earlier in the archive. */
  HARD_LINK,
  /** A symbolic link. */
  SYMBOLIC_LINK,
  /** A character device. */
  CHARACTER_DEVICE,
  /** A block device. */
  BLOCK_DEVICE,
  /** A directory. */
  DIRECTORY,
  /** A named pipe. */
  FIFO;

  /**
   * Whether this is a device or named pipe.
   *
   * @return true for what packages hardly ever have
   */
  public boolean isSpecial() {
    return this == CHARACTER_DEVICE || this == BLOCK_DEVICE || this == FIFO;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
