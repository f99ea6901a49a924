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

  /**
   * The machine as the kernel, and with it Python, calls it.
   *
   * @return such as {@code x86_64} for amd64
   */
  public String machine() {
    return switch (architecture.value()) {
      case "amd64" -> "x86_64";
      case "arm64" -> "aarch64";
      case "armhf" -> "armv7l";
      case "i386" -> "i686";
      case "ppc64el" -> "ppc64le";
      default -> architecture.value();
    };
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
