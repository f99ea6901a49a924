package org.mathesar.deb.packager.lock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.sbom.Component;
import org.mathesar.deb.packager.sbom.NpmLock;
import org.mathesar.deb.packager.sbom.PackageUrl;
import org.mathesar.deb.packager.sbom.Scope;

/**
 * The libraries of npm that a user interface is put together from. A checkout says it itself; a
 * release tarball has the finished interface only, which is why a lock says it too.
 *
 * @param components ordered by package URL, without what only builds or tests
 */
public record InterfaceLibraries(List<Component> components) {

  // Copies in order, and refuses what is not in the interface.
  public InterfaceLibraries {
    components = components.stream().sorted(Comparator.comparing(Component::url)).toList();
    for (Component component : components) {
      if (component.scope() == Scope.EXCLUDED) {
        throw new IllegalArgumentException(component.url() + " is no part of the interface");
      }
    }
  }

  /**
   * What a source says of its user interface.
   *
   * @param root the source's folder
   * @param descriptor says where the user interface is
   * @return empty where there is a user interface but the source has no package-lock.json for it;
   *     no libraries where there is no user interface
   * @throws org.mathesar.deb.format.problem.UserProblem where package-lock.json cannot be read
   */
  public static Optional<InterfaceLibraries> ofSource(Path root, Descriptor descriptor) {
    if (descriptor.userInterface().isEmpty()) {
      return Optional.of(new InterfaceLibraries(List.of()));
    }
    Path folder = root.resolve(descriptor.userInterface().get().folder().value());
    return NpmLock.in(folder)
        .map(
            components ->
                new InterfaceLibraries(
                    components.stream()
                        .filter(component -> component.scope() != Scope.EXCLUDED)
                        .toList()));
  }

  /**
   * These libraries with the licences that others know, where they say none themselves.
   *
   * @param others the same libraries and further ones
   * @return the libraries
   */
  public InterfaceLibraries withLicencesOf(InterfaceLibraries others) {
    Map<PackageUrl, Component> known = others.byUrl();
    return new InterfaceLibraries(
        components.stream()
            .map(
                component -> {
                  Optional<Component> same =
                      Optional.ofNullable(known.get(component.url()))
                          .filter(other -> other.hashes().equals(component.hashes()))
                          .filter(other -> component.license().isEmpty());
                  return same.map(other -> component.withLicense(other.license()))
                      .orElse(component);
                })
            .toList());
  }

  /**
   * In what other libraries differ from these, licences aside.
   *
   * @param others of the same interface
   * @return package URLs, ordered
   */
  List<PackageUrl> differences(InterfaceLibraries others) {
    Map<PackageUrl, Component> ours = byUrl();
    Map<PackageUrl, Component> theirs = others.byUrl();
    TreeSet<PackageUrl> all = new TreeSet<>(ours.keySet());
    all.addAll(theirs.keySet());
    List<PackageUrl> different = new ArrayList<>();
    for (PackageUrl url : all) {
      Optional<Component> one = Optional.ofNullable(ours.get(url)).map(c -> c.withLicense(""));
      Optional<Component> other = Optional.ofNullable(theirs.get(url)).map(c -> c.withLicense(""));
      if (!one.equals(other)) {
        different.add(url);
      }
    }
    return different;
  }

  private Map<PackageUrl, Component> byUrl() {
    Map<PackageUrl, Component> byUrl = new TreeMap<>();
    components.forEach(component -> byUrl.put(component.url(), component));
    return byUrl;
  }
}
