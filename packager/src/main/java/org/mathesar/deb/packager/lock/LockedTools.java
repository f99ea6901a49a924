package org.mathesar.deb.packager.lock;

import java.util.Comparator;
import java.util.List;
import org.mathesar.deb.packager.python.ProjectVersion;
import org.mathesar.deb.packager.python.Requirement;
import org.mathesar.deb.packager.python.WheelName;

/**
 * What builds a wheel from source.
 *
 * @param requirements as the descriptor has them, each pinned with {@code ==}
 * @param wheels the exact files of these and of what they need in turn, ordered by name; nothing
 *     else is installed. None in a lock from before they were recorded
 */
public record LockedTools(List<String> requirements, List<LockedFile> wheels) {

  // Copies in order, and refuses what would not come out the same again.
  public LockedTools {
    requirements = List.copyOf(requirements);
    wheels = wheels.stream().sorted(Comparator.comparing(LockedFile::fileName)).toList();
    for (String requirement : requirements) {
      if (!Requirement.parse(requirement).isPinned()) {
        throw new IllegalArgumentException(
            "'" + requirement + "' pins no version: write it as name==version");
      }
    }
  }

  /**
   * Tools that need no wheel.
   *
   * @return nothing
   */
  public static LockedTools none() {
    return new LockedTools(List.of(), List.of());
  }

  /**
   * Whether there is a wheel for every requirement.
   *
   * @return false where installing these wheels would leave something out
   */
  public boolean isWhole() {
    return requirements.stream().map(Requirement::parse).allMatch(this::hasWheelFor);
  }

  private boolean hasWheelFor(Requirement requirement) {
    return wheels.stream()
        .map(file -> new WheelName(file.fileName()))
        .filter(wheel -> wheel.project().equals(requirement.name()))
        .anyMatch(wheel -> requirement.admits(ProjectVersion.parse(wheel.version())));
  }
}
