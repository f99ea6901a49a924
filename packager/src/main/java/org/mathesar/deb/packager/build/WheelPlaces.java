package org.mathesar.deb.packager.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.copyright.FilePattern;
import org.mathesar.deb.packager.wheel.WheelContents;
import org.mathesar.deb.packager.wheel.WheelFile;

/**
 * Tells which directories of a common folder of libraries belong to one wheel alone; wheels of one
 * family share directories.
 */
final class WheelPlaces {
  private static final int SEVERAL = -1;

  /** The only wheel with files below a directory, by its place in the list. */
  private final Map<String, Integer> owners = new HashMap<>();

  WheelPlaces(List<WheelContents> wheels) {
    for (int i = 0; i < wheels.size(); i++) {
      for (WheelFile file : wheels.get(i).files()) {
        for (String directory : directories(file.path())) {
          owners.merge(directory, i, (one, other) -> one.equals(other) ? one : SEVERAL);
        }
      }
    }
  }

  private static List<String> directories(RelativePath path) {
    List<String> directories = new ArrayList<>();
    String value = path.value();
    for (int slash = value.indexOf('/'); slash >= 0; slash = value.indexOf('/', slash + 1)) {
      directories.add(value.substring(0, slash));
    }
    return directories;
  }

  /** Patterns for the files of a wheel, below the folder of all. */
  List<FilePattern> of(WheelContents wheel, RelativePath folder) {
    SortedSet<FilePattern> patterns = new TreeSet<>();
    for (WheelFile file : wheel.files()) {
      patterns.add(
          directories(file.path()).stream()
              .filter(directory -> owners.getOrDefault(directory, SEVERAL) != SEVERAL)
              .findFirst()
              .map(directory -> FilePattern.below(folder.resolve(directory)))
              .orElseGet(() -> FilePattern.of(folder.resolve(file.path().value()))));
    }
    return List.copyOf(patterns);
  }
}
