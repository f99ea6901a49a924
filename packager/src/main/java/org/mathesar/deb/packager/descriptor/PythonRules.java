package org.mathesar.deb.packager.descriptor;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.python.PythonVersion;

/**
 * The Python requirements and how they are fulfilled for every target.
 *
 * @param requirements the file of the source that lists them, as pip reads it
 * @param interpreters the Python releases to package for, the oldest first
 * @param overrides requirements that replace the source's where it names versions without wheels
 * @param fromSource projects whose wheel is built from their source archive
 * @param leaveOut what of the installed libraries is left out, relative to their folder
 */
public record PythonRules(
    RelativePath requirements,
    List<Interpreter> interpreters,
    List<Replacement> overrides,
    List<FromSource> fromSource,
    List<PathPattern> leaveOut) {

  /**
   * A Python release and the C library it may count on.
   *
   * @param version the Python release
   * @param glibc the oldest glibc of the releases that have this Python, such as {@code 2.36}
   */
  public record Interpreter(PythonVersion version, String glibc) {}

  /**
   * A requirement that replaces the source's own for the same project.
   *
   * @param requirement as in a requirements file (PEP 508), its marker saying for which targets
   * @param reason why, for whoever reads the lock
   */
  public record Replacement(String requirement, String reason) {}

  /**
   * A project without wheels for some targets whose wheel, once built, suits every machine.
   *
   * @param project its name
   * @param buildRequirements what builds it, each pinned with {@code ==}
   * @param environment set while it is built
   * @param reason why, for whoever reads the lock
   */
  public record FromSource(
      String project,
      List<String> buildRequirements,
      Map<String, String> environment,
      String reason) {
    // Copies.
    public FromSource {
      buildRequirements = List.copyOf(buildRequirements);
      environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }
  }

  // Copies.
  public PythonRules {
    interpreters = List.copyOf(interpreters);
    overrides = List.copyOf(overrides);
    fromSource = List.copyOf(fromSource);
    leaveOut = List.copyOf(leaveOut);
  }
}
