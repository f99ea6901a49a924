package org.mathesar.deb.packager.assemble;

import java.util.Locale;

/** How hard the members of a package are compressed. What comes out depends on nothing else. */
public enum Profile {
  /** zstd -10 with a 128 MiB window: seconds, about a tenth larger than dpkg-deb's default. */
  FAST,
  /** zstd -19 with a 128 MiB window: a minute, no larger than dpkg-deb's default. */
  SMALL,
  /** xz -6 in blocks of one stream, for tools that cannot read zstd; as long as SMALL. */
  XZ;

  /**
   * The profile of that name.
   *
   * @param name such as {@code fast}
   * @return the profile
   */
  public static Profile parse(String name) {
    for (Profile profile : values()) {
      if (profile.toString().equals(name)) {
        return profile;
      }
    }
    throw new IllegalArgumentException("'" + name + "' is no profile: use fast, small or xz");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
