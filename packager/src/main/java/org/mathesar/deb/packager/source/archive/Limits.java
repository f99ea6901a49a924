package org.mathesar.deb.packager.source.archive;

/**
 * What a tarball may grow to, so that a crafted one cannot fill the machine. A Mathesar release has
 * about 1,000 members and 20 MB.
 *
 * @param bytes of the unpacked archive
 * @param members of the archive
 */
public record Limits(long bytes, int members) {
  /** Many times what an application has. */
  public static final Limits GENEROUS = new Limits(4L << 30, 200_000);

  // Refuses limits under which nothing could be unpacked.
  public Limits {
    if (bytes <= 0 || members <= 0) {
      throw new IllegalArgumentException("limits have to be positive");
    }
  }
}
