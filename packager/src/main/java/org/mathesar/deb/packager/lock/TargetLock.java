package org.mathesar.deb.packager.lock;

import java.util.List;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.WheelName;

/**
 * The libraries of one target.
 *
 * @param target Python release and machine
 * @param wheels from the index, ordered by name
 * @param builtWheels built from source, ordered by name, each one of the lock's {@link
 *     Lock#builtWheels}
 */
public record TargetLock(
    PythonTarget target, List<LockedFile> wheels, List<WheelName> builtWheels) {

  // Copies.
  public TargetLock {
    wheels = List.copyOf(wheels);
    builtWheels = List.copyOf(builtWheels);
  }
}
