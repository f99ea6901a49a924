package org.mathesar.deb.packager.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.changelog.Changelog;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.copyright.CopyrightFile;
import org.mathesar.deb.packager.copyright.FilesComment;
import org.mathesar.deb.packager.copyright.ThirdParty;
import org.mathesar.deb.packager.descriptor.Application;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.image.Content;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.lock.BuiltWheel;
import org.mathesar.deb.packager.lock.InterfaceLibraries;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.sbom.Component;
import org.mathesar.deb.packager.sbom.Sbom;
import org.mathesar.deb.packager.sbom.Scope;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.wheel.LicenceText;
import org.mathesar.deb.packager.wheel.WheelContents;
import org.mathesar.deb.packager.wheel.WheelMetadata;

/** Writes the documentation of packages: copyright, changelog and what they are made of. */
final class DocumentationWriter {
  private static final InstallPath FOLDER = InstallPath.of("/usr/share/doc");
  private static final String VENDOR = "debian";

  private final Descriptor descriptor;
  private final PlannedPackage planned;
  private final ChangelogEntry notes;

  DocumentationWriter(Descriptor descriptor, PlannedPackage planned, ChangelogEntry notes) {
    this.descriptor = descriptor;
    this.planned = planned;
    this.notes = notes;
  }

  /** The documentation of the application's package. */
  Documentation ofApplication(ApplicationSource source, Lock lock) {
    Optional<InterfaceLibraries> libraries = interfaceLibraries(source, lock);
    return documentation(
        copyright(List.of(), interfaceComment(libraries)),
        libraries.map(InterfaceLibraries::components).orElse(List.of()),
        libraries.isPresent() ? Sbom.Aggregate.NOT_SPECIFIED : Sbom.Aggregate.INCOMPLETE);
  }

  /** The documentation of a package of libraries. */
  Documentation ofLibraries(Lock lock, TargetLock target, List<WheelContents> wheels) {
    RelativePath folder =
        RelativePath.of(LibraryImage.directory(descriptor, target.target()).relative());
    Map<WheelName, Sha256> taken = new HashMap<>();
    for (LockedFile wheel : target.wheels()) {
      taken.put(new WheelName(wheel.fileName()), wheel.sha256());
    }
    for (BuiltWheel wheel : lock.builtWheels()) {
      taken.put(wheel.wheel(), wheel.source().sha256());
    }
    WheelPlaces places = new WheelPlaces(wheels);
    List<ThirdParty> thirdParties = new ArrayList<>();
    List<Component> components = new ArrayList<>();
    for (WheelContents wheel : wheels) {
      WheelMetadata metadata = wheel.metadata();
      String license = license(metadata.licence());
      thirdParties.add(
          new ThirdParty(
              metadata.project(),
              metadata.version(),
              places.of(wheel, folder),
              license,
              List.of(),
              metadata.author().or(metadata::maintainer).orElse(""),
              metadata.licenceTexts().stream().map(LicenceText::text).toList()));
      components.add(
          Component.python(
              metadata.project(),
              metadata.version(),
              license,
              Optional.ofNullable(taken.get(wheel.name())).orElseThrow(),
              metadata.requirements()));
    }
    return documentation(
        copyright(thirdParties, Optional.empty()), components, Sbom.Aggregate.NOT_SPECIFIED);
  }

  private static String license(WheelMetadata.Licence licence) {
    return licence
        .expression()
        .or(licence::statement)
        .or(() -> licence.classifiers().stream().findFirst())
        .orElse("");
  }

  private String copyright(List<ThirdParty> thirdParties, Optional<FilesComment> comment) {
    Application application = descriptor.application();
    return CopyrightFile.of(
            application.title(),
            application.homepage(),
            application.copyright(),
            thirdParties,
            comment)
        .render();
  }

  /**
   * What the user interface is put together from. The source's own word counts first; the lock's
   * does where it was made for this very version.
   */
  private Optional<InterfaceLibraries> interfaceLibraries(ApplicationSource source, Lock lock) {
    Optional<InterfaceLibraries> said = InterfaceLibraries.ofSource(source.root(), descriptor);
    Optional<InterfaceLibraries> locked = lock.interfaceLibraries();
    if (said.isPresent()) {
      // Older forms of package-lock.json have no licences, which the lock looked up.
      return said.map(libraries -> locked.map(libraries::withLicencesOf).orElse(libraries));
    }
    return locked.filter(any -> lock.applicationVersion().equals(source.version().text()));
  }

  private Optional<FilesComment> interfaceComment(Optional<InterfaceLibraries> libraries) {
    return descriptor
        .userInterface()
        .map(
            rules ->
                RelativePath.of(
                    descriptor
                        .application()
                        .directory()
                        .resolve(rules.result().value())
                        .relative()))
        .map(folder -> new FilesComment(folder, interfaceLines(libraries)))
        .filter(comment -> !comment.lines().isEmpty());
  }

  private static List<String> interfaceLines(Optional<InterfaceLibraries> libraries) {
    if (libraries.isEmpty()) {
      return List.of(
          "The user interface is put together from further libraries, which the source",
          "does not name.");
    }
    List<String> lines = new ArrayList<>();
    for (Component library : libraries.get().components()) {
      if (library.scope() == Scope.REQUIRED) {
        String license = library.license().isEmpty() ? "names no licence" : library.license();
        lines.add("  " + library.name() + " " + library.version() + ": " + license);
      }
    }
    if (!lines.isEmpty()) {
      lines.addAll(
          0,
          List.of(
              "As npm tells it, the user interface is put together from these libraries, too,",
              "which are under the licences behind them:"));
    }
    return lines;
  }

  private Documentation documentation(
      String copyright, List<Component> components, Sbom.Aggregate aggregate) {
    Content sbom =
        Content.of(
            new Sbom(
                    VENDOR,
                    planned.name(),
                    planned.version(),
                    planned.architecture(),
                    descriptor.application().copyright().license(),
                    planned.timestamp(),
                    components,
                    aggregate)
                .render());
    InstallPath folder = FOLDER.resolve(planned.name().value());
    return new Documentation(
        List.of(
            file(folder.resolve("copyright"), Content.of(copyright)),
            file(
                folder.resolve(changelogName()),
                Content.of(new Changelog(List.of(notes)).gzipped())),
            file(folder.resolve("sbom.cdx.json"), sbom)),
        sbom);
  }

  /** Only packages with a revision have an upstream with a changelog of its own (Policy 12.7). */
  private String changelogName() {
    return planned.version().hasRevision() ? "changelog.Debian.gz" : "changelog.gz";
  }

  private static Entry file(InstallPath path, Content content) {
    return new Entry.RegularFile(path, FileMode.FILE, content);
  }
}
