package org.mathesar.deb.packager.lock;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.WheelName;

/**
 * The libraries of one target.
 *
 * @param target Python release and machine
 * @param wheels from the index, ordered by name; the file name of each is a {@link WheelName}
 * @param builtWheels built from source, ordered by name, each one of the lock's {@link
 *     Lock#builtWheels}
 */
public record TargetLock(
    PythonTarget target, List<LockedFile> wheels, List<WheelName> builtWheels) {

  // Copies in order.
  public TargetLock {
    wheels = wheels.stream().sorted(Comparator.comparing(LockedFile::fileName)).toList();
    builtWheels = builtWheels.stream().sorted().toList();
  }

  /**
   * The names of all its wheels.
   *
   * @return those of the index, then those built from source
   */
  public List<WheelName> wheelNames() {
    return Stream.concat(
            wheels.stream().map(file -> new WheelName(file.fileName())), builtWheels.stream())
        .toList();
  }
}
