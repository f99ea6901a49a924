package org.mathesar.deb.cli.request;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.descriptor.Release;
import org.mathesar.deb.packager.python.PythonVersion;

/**
 * What there is to choose targets from.
 *
 * @param releases of Debian and Ubuntu
 * @param pythons that libraries are packaged for
 * @param architectures of the machines
 */
record KnownTargets(
    List<Release> releases, List<PythonVersion> pythons, List<Architecture> architectures) {

  // Copies.
  KnownTargets {
    releases = List.copyOf(releases);
    pythons = List.copyOf(pythons);
    architectures = List.copyOf(architectures);
  }

  /** Those of a descriptor. */
  static KnownTargets of(Descriptor descriptor) {
    return new KnownTargets(
        descriptor.releases(),
        descriptor.python().interpreters().stream().map(PythonRules.Interpreter::version).toList(),
        descriptor.architectures());
  }

  /** For a sentence: what may be written. */
  String names() {
    return join(releases.stream().map(Release::codename).toList(), "")
        + ", "
        + join(pythons, "python")
        + " or all, for "
        + join(architectures, "");
  }

  private static String join(Collection<?> values, String prefix) {
    return values.stream().map(value -> prefix + value).collect(Collectors.joining(", "));
  }
}
