package org.mathesar.deb.packager.sbom;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.python.ProjectName;

/**
 * Something that a package is made of.
 *
 * @param url what it is
 * @param name as its own world writes it
 * @param version as its own world writes it
 * @param license what it says of its licence, an SPDX expression where it knows them; empty text
 *     for nothing
 * @param hashes of the file it was taken from
 * @param scope what it is needed for
 * @param needs the names, in their own world, of what it depends on; those that are no component
 *     beside it are left out of the list
 */
public record Component(
    PackageUrl url,
    String name,
    String version,
    String license,
    List<ComponentHash> hashes,
    Scope scope,
    Set<String> needs) {
  private static final Pattern REQUIREMENT =
      Pattern.compile("\\s*(?<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?<rest>.*)");

  // Copies.
  public Component {
    hashes = List.copyOf(hashes);
    needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
  }

  /**
   * The same under another licence.
   *
   * @param other what it says of its licence
   * @return another component
   */
  public Component withLicense(String other) {
    return new Component(url, name, version, other, hashes, scope, needs);
  }

  /**
   * A library of npm.
   *
   * @param name with its scope, such as {@code @vitejs/plugin-legacy}
   * @param version of the package
   * @param license as in the record
   * @param hashes of its archive
   * @param scope what it is needed for
   * @param needs the names of what it depends on
   * @return the component
   */
  public static Component npm(
      String name,
      String version,
      String license,
      List<ComponentHash> hashes,
      Scope scope,
      Set<String> needs) {
    return new Component(
        PackageUrl.npm(name, version), name, version, license, hashes, scope, needs);
  }

  /**
   * A Python library.
   *
   * @param name of its project
   * @param version as the project writes it
   * @param license as in the record
   * @param wheel checksum of the wheel
   * @param requirements its Requires-Dist lines; those for extras are left out
   * @return the component
   */
  public static Component python(
      ProjectName name, String version, String license, Sha256 wheel, List<String> requirements) {
    return new Component(
        PackageUrl.pypi(name, version),
        name.value(),
        version,
        license,
        List.of(ComponentHash.of(wheel)),
        Scope.REQUIRED,
        requirements.stream()
            .map(REQUIREMENT::matcher)
            .filter(Matcher::matches)
            .filter(matcher -> !matcher.group("rest").matches(".*;.*\\bextra\\b.*"))
            .map(matcher -> ProjectName.normalising(matcher.group("name")).value())
            .collect(Collectors.toSet()));
  }
}
