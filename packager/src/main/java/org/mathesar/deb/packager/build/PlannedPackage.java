package org.mathesar.deb.packager.build;

import java.time.Instant;
import java.util.Optional;
import org.mathesar.deb.format.control.Relations;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.PythonTarget;

/**
 * A package that is going to be built. It is a source package of its own (Debian Policy 5.6.1), so
 * that each can be built, described and uploaded by itself.
 *
 * @param name the package
 * @param version its full version
 * @param architecture {@code all} or a machine's
 * @param timestamp modification time of everything in it
 * @param target whose libraries it has; empty for the application
 * @param depends what follows by itself from what it is, beside what the descriptor and the
 *     contents add
 */
public record PlannedPackage(
    PackageName name,
    DebVersion version,
    Architecture architecture,
    Instant timestamp,
    Optional<PythonTarget> target,
    Relations depends) {

  /**
   * The name of the package's file.
   *
   * @return such as {@code mathesar_0.11.0-1_all.deb}
   */
  public String fileName() {
    return name + "_" + version.withoutEpoch() + "_" + architecture + ".deb";
  }

  /**
   * The name of the file that lists what is in the package, beside it.
   *
   * @return such as {@code mathesar_0.11.0-1_all.cdx.json}
   */
  public String sbomFileName() {
    return name + "_" + version.withoutEpoch() + "_" + architecture + ".cdx.json";
  }
}
