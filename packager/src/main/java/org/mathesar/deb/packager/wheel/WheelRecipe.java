package org.mathesar.deb.packager.wheel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.LockedTools;
import org.mathesar.deb.packager.python.ProjectName;

/**
 * Everything that goes into a wheel built from source.
 *
 * @param project whose wheel it is
 * @param source the source archive
 * @param tools what builds it; nothing else is installed
 * @param environment set while it is built
 */
public record WheelRecipe(
    ProjectName project, LockedFile source, LockedTools tools, Map<String, String> environment) {
  /** Raised when the same recipe begins to give other wheels. */
  private static final String FORMAT = "2";

  private static final List<String> ARCHIVES = List.of(".tar.gz", ".zip", ".tar.bz2", ".tgz");

  // Copies, and refuses what would not come out the same again, or has no version in its name.
  public WheelRecipe {
    environment = Map.copyOf(environment);
    if (!tools.isWhole()) {
      throw new IllegalArgumentException(
          "there is no file for each of the build requirements " + tools.requirements());
    }
    version(source);
  }

  /**
   * The version of the project.
   *
   * @return as the source archive's name has it
   */
  public String version() {
    return version(source);
  }

  private static String version(LockedFile source) {
    for (String suffix : ARCHIVES) {
      if (source.fileName().endsWith(suffix)) {
        String stem = source.fileName().substring(0, source.fileName().length() - suffix.length());
        int hyphen = stem.lastIndexOf('-');
        if (hyphen > 0 && hyphen + 1 < stem.length()) {
          return stem.substring(hyphen + 1);
        }
      }
    }
    throw new IllegalArgumentException(
        "'" + source.fileName() + "' is no file name of a source archive: name-version.tar.gz");
  }

  /**
   * What the built wheel is kept under.
   *
   * @return the same for the same recipe
   */
  Sha256 digest() {
    StringBuilder text = new StringBuilder("wheel recipe ").append(FORMAT).append('\n');
    text.append(source.sha256()).append(' ').append(source.fileName()).append('\n');
    tools
        .wheels()
        .forEach(
            file -> text.append(file.sha256()).append(' ').append(file.fileName()).append('\n'));
    text.append('\n');
    new TreeMap<>(environment)
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\0'));
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
