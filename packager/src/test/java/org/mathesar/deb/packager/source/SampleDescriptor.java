package org.mathesar.deb.packager.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mathesar.deb.format.control.Description;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Application;
import org.mathesar.deb.packager.descriptor.Copyright;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.PackageRules;
import org.mathesar.deb.packager.descriptor.PathPattern;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.descriptor.SourceRules;
import org.mathesar.deb.packager.descriptor.StaticFiles;
import org.mathesar.deb.packager.descriptor.Translations;
import org.mathesar.deb.packager.descriptor.UserInterface;
import org.mathesar.deb.packager.descriptor.VersionRule;

/**
 * Builds descriptors of an application called Pantry, whose source has the shape of the Trees that
 * {@link SampleSource} writes.
 */
public record SampleDescriptor(
    String releaseUrl,
    Map<String, Sha256> checksums,
    List<String> include,
    List<String> exclude,
    String tag,
    Optional<UserInterface> userInterface,
    Optional<Translations> translations,
    Optional<StaticFiles> staticFiles,
    int libraryRevision) {

  public static SampleDescriptor plain() {
    return new SampleDescriptor(
        "",
        Map.of(),
        List.of("pantry/**", "manage.py", "translations/**"),
        List.of("**/tests/**", "**/*.po", "**/__pycache__/**"),
        "[0-9]+\\.[0-9]+\\.[0-9]+(rc[0-9]+)?",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  public SampleDescriptor releasedAt(String url, Map<String, Sha256> sums) {
    return new SampleDescriptor(
        url,
        sums,
        include,
        exclude,
        tag,
        userInterface,
        translations,
        staticFiles,
        libraryRevision);
  }

  public SampleDescriptor including(String... patterns) {
    return new SampleDescriptor(
        releaseUrl,
        checksums,
        List.of(patterns),
        exclude,
        tag,
        userInterface,
        translations,
        staticFiles,
        libraryRevision);
  }

  public SampleDescriptor with(UserInterface built) {
    return new SampleDescriptor(
        releaseUrl,
        checksums,
        include,
        exclude,
        tag,
        Optional.of(built),
        translations,
        staticFiles,
        libraryRevision);
  }

  public SampleDescriptor with(StaticFiles collected) {
    return new SampleDescriptor(
        releaseUrl,
        checksums,
        include,
        exclude,
        tag,
        userInterface,
        translations,
        Optional.of(collected),
        libraryRevision);
  }

  public SampleDescriptor withLibraryRevision(int revision) {
    return new SampleDescriptor(
        releaseUrl,
        checksums,
        include,
        exclude,
        tag,
        userInterface,
        translations,
        staticFiles,
        revision);
  }

  public SampleDescriptor translated() {
    return new SampleDescriptor(
        releaseUrl,
        checksums,
        include,
        exclude,
        tag,
        userInterface,
        Optional.of(new Translations(RelativePath.of("translations"))),
        staticFiles,
        libraryRevision);
  }

  public Descriptor build() {
    return new Descriptor(
        Path.of("."),
        new Application(
            new PackageName("pantry"),
            "Pantry",
            URI.create("https://example.org/"),
            "Jane Doe <jane@example.org>",
            "web",
            new Description("keeps jars", ""),
            new Copyright("GPL-3", List.of("2026 Jane Doe"), "", List.of()),
            InstallPath.of("/usr/lib/pantry"),
            new VersionRule(
                RelativePath.of("pantry/__init__.py"),
                Pattern.compile("^__version__ = \"([^\"]+)\"$"),
                Pattern.compile(tag))),
        new SourceRules(
            Stream.of("manage.py", "requirements.txt", "pantry/__init__.py")
                .map(RelativePath::of)
                .toList(),
            releaseUrl,
            checksums,
            include.stream().map(PathPattern::new).toList(),
            exclude.stream().map(PathPattern::new).toList()),
        userInterface,
        translations,
        staticFiles,
        new PythonRules(
            RelativePath.of("requirements.txt"), List.of(), List.of(), List.of(), List.of()),
        List.of(),
        List.of(),
        rules(),
        rules(),
        libraryRevision,
        Map.of());
  }

  private static PackageRules rules() {
    return new PackageRules(
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
