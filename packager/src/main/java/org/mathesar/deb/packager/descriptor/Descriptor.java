package org.mathesar.deb.packager.descriptor;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mathesar.deb.format.value.Architecture;

/**
 * Everything the tool has to know of one application to package it.
 *
 * @param folder where the descriptor stands; templates and locks are named relative to it
 * @param application what it is
 * @param source how its source is had and recognised, and what of it is packaged
 * @param userInterface how its user interface is built where the source does not bring it built
 * @param translations where its message catalogues are
 * @param staticFiles how its static files are collected
 * @param python its Python requirements and how they are fulfilled
 * @param releases the releases it is packaged for, the oldest first
 * @param architectures the machines it is packaged for
 * @param applicationPackage what surrounds the application in its package
 * @param libraryPackages what surrounds the libraries in theirs
 * @param libraryRevision at least 1; raised where library packages of a lock that was packaged
 *     before come out otherwise, so that each set of bytes has a version of its own
 * @param variables what templates may name beside the built-in variables, in capital letters
 */
public record Descriptor(
    Path folder,
    Application application,
    SourceRules source,
    Optional<UserInterface> userInterface,
    Optional<Translations> translations,
    Optional<StaticFiles> staticFiles,
    PythonRules python,
    List<Release> releases,
    List<Architecture> architectures,
    PackageRules applicationPackage,
    PackageRules libraryPackages,
    int libraryRevision,
    Map<String, String> variables) {

  // Copies; maps are sorted, so that what is made of them is always the same. Checks the revision.
  public Descriptor {
    if (libraryRevision < 1) {
      throw new IllegalArgumentException(
          "revisions of library packages start with 1, not with " + libraryRevision);
    }
    releases = List.copyOf(releases);
    architectures = List.copyOf(architectures);
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
  }
}
