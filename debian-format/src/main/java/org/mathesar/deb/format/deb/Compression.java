package org.mathesar.deb.format.deb;

import java.util.Locale;

/** How a member of a package is compressed, as its name says it (deb(5)). */
public enum Compression {
  /** Not at all. */
  NONE(""),
  /** gzip, RFC 1952. */
  GZIP(".gz"),
  /** bzip2, in old packages' data only. */
  BZIP2(".bz2"),
  /** LZMA alone, in old packages' data only. */
  LZMA(".lzma"),
  /** xz, one stream. */
  XZ(".xz"),
  /** Zstandard, one frame (RFC 8878). */
  ZSTD(".zst");

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /**
   * What the member's name ends with.
   *
   * @return such as {@code .xz}; empty text for none
   */
  public String suffix() {
    return suffix;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
