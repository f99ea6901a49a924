package org.mathesar.deb.packager.inspect;

import java.util.List;
import java.util.stream.Stream;
import org.mathesar.deb.format.value.InstallPath;

/**
 * Everything stands where packages may put things (Filesystem Hierarchy Standard 3.0, Debian Policy
 * 9.1).
 */
final class PlacesRule implements Rule {
  private static final List<InstallPath> ALLOWED = paths("/usr", "/etc", "/var", "/lib");
  private static final List<InstallPath> FORBIDDEN =
      paths("/usr/local", "/var/local", "/var/run", "/var/lock", "/var/tmp");

  private static List<InstallPath> paths(String... texts) {
    return Stream.of(texts).map(InstallPath::of).toList();
  }

  @Override
  public String name() {
    return "places";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.error(
        "Outside of /usr, /etc, /var and /lib",
        contents.places(entry -> entry.path().filter(PlacesRule::isElsewhere).isPresent()),
        "move it to where packages may put things");
    findings.error(
        "In a place that belongs to the administrator or is emptied at every start",
        contents.places(
            entry ->
                entry
                    .path()
                    .filter(path -> FORBIDDEN.stream().anyMatch(path::startsWith))
                    .isPresent()),
        "move it elsewhere, or let the service make it when it starts");
  }

  private static boolean isElsewhere(InstallPath path) {
    return !path.equals(InstallPath.ROOT) && ALLOWED.stream().noneMatch(path::startsWith);
  }
}
