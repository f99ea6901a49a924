package org.mathesar.deb.packager.build;

import java.util.Comparator;
import java.util.stream.Stream;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.assemble.Profile;

/**
 * The version of library packages, which says everything that tells one set of their bytes from
 * another: {@code 20260520.1} is the lock, {@code +2} the descriptor's revision from the second on,
 * and {@code ~fast} or {@code ~xz} the profile. Packages of the profile for releases sort above the
 * others of their revision, so that whoever goes from nightly builds to a release gets its bytes.
 */
final class LibraryVersion {
  private LibraryVersion() {}

  static DebVersion of(DebVersion lock, int revision, Profile profile) {
    return DebVersion.parse(lock + (revision > 1 ? "+" + revision : "") + suffix(profile));
  }

  /** The versions with the same files, the highest first. */
  static Stream<DebVersion> ofEveryProfile(DebVersion lock, int revision) {
    return Stream.of(Profile.values())
        .map(profile -> of(lock, revision, profile))
        .sorted(Comparator.reverseOrder());
  }

  private static String suffix(Profile profile) {
    return switch (profile) {
      case SMALL -> "";
      case FAST, XZ -> "~" + profile;
    };
  }
}
