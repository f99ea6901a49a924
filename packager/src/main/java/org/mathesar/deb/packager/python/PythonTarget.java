package org.mathesar.deb.packager.python;

import java.util.Comparator;
import org.mathesar.deb.format.value.Architecture;

/**
 * What binary wheels are made for: a Python release on a machine.
 *
 * @param python the release
 * @param architecture Debian's name of the machine
 */
public record PythonTarget(PythonVersion python, Architecture architecture)
    implements Comparable<PythonTarget> {

  // Refuses what names no machine.
  public PythonTarget {
    if (architecture.equals(Architecture.ALL)) {
      throw new IllegalArgumentException("'all' is no machine that wheels are made for");
    }
  }

  @Override
  public int compareTo(PythonTarget other) {
    return Comparator.comparing(PythonTarget::python)
        .thenComparing(PythonTarget::architecture)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return "python" + python + "/" + architecture;
  }
}
