package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.format.changelog.DebianDate;
import org.mathesar.deb.format.changelog.Person;
import org.mathesar.deb.format.changelog.Urgency;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.upload.BuildinfoFile;
import org.mathesar.deb.format.upload.BuiltFile;
import org.mathesar.deb.format.upload.ChangesFile;
import org.mathesar.deb.format.upload.FileName;
import org.mathesar.deb.format.upload.SourceReference;
import org.mathesar.deb.format.upload.UploadedFile;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Hands finished packages out together with what describes them: for each source package a
 * .buildinfo and a .changes that name every file with its checksums.
 */
final class Upload {
  private final String maintainer;
  private final BuildTools tools;
  private final WorkFolder work;

  Upload(String maintainer, BuildTools tools, WorkFolder work) {
    this.maintainer = maintainer;
    this.tools = tools;
    this.work = work;
  }

  /** Puts everything into the output folder, every .changes after all that any of them names. */
  BuildResult put(List<DocumentedPackage> packages, OutputFolder folder) {
    try (Delivery delivery = Delivery.to(folder)) {
      return put(packages, delivery);
    }
  }

  private BuildResult put(List<DocumentedPackage> packages, Delivery output) {
    Map<PackageName, List<DocumentedPackage>> bySource = new LinkedHashMap<>();
    for (DocumentedPackage member : packages) {
      bySource
          .computeIfAbsent(member.built().planned().source(), name -> new ArrayList<>())
          .add(member);
    }
    List<BuiltPackage> built = new ArrayList<>();
    List<ChangesFile> changes = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (List<DocumentedPackage> members : bySource.values()) {
      List<UploadedFile> files = new ArrayList<>();
      for (DocumentedPackage member : members) {
        BuiltPackage part = member.built();
        Path file = output.put(part.file(), part.planned().fileName());
        built.add(new BuiltPackage(part.planned(), file, part.digests(), part.fromCache()));
        files.add(
            new UploadedFile(
                new FileName(part.planned().fileName()),
                part.digests(),
                field(member, "Section"),
                field(member, "Priority")));
        Path sbom = output.put(member.sbom(), String.valueOf(member.sbom().getFileName()));
        others.add(sbom);
        files.add(UploadedFile.byHand(name(sbom), digests(sbom)));
      }
      Path buildinfo = put(buildinfo(members, files), output);
      others.add(buildinfo);
      DocumentedPackage first = members.get(0);
      files.add(
          new UploadedFile(
              name(buildinfo),
              digests(buildinfo),
              field(first, "Section"),
              field(first, "Priority")));
      changes.add(changes(members, files));
    }
    // Whoever waits for a .changes finds everything of the release there, or no .changes at all.
    List<Path> uploads = changes.stream().map(upload -> put(upload, output)).toList();
    return new BuildResult(built, uploads, others);
  }

  private BuildinfoFile buildinfo(List<DocumentedPackage> members, List<UploadedFile> files) {
    PlannedPackage first = members.get(0).built().planned();
    return new BuildinfoFile(
        new SourceReference(first.source(), first.version()),
        first.version(),
        binaries(members),
        architectures(members),
        files.stream().map(file -> new BuiltFile(file.name(), file.digests())).toList(),
        "",
        tools.architecture(),
        DebianDate.of(first.timestamp()),
        tools.relations(),
        new TreeMap<>(
            Map.of("SOURCE_DATE_EPOCH", Long.toString(first.timestamp().getEpochSecond()))));
  }

  private ChangesFile changes(List<DocumentedPackage> members, List<UploadedFile> files) {
    PlannedPackage first = members.get(0).built().planned();
    ChangelogEntry notes = members.get(0).notes();
    SortedMap<PackageName, String> descriptions = new TreeMap<>();
    for (DocumentedPackage member : members) {
      descriptions.put(
          member.built().planned().name(),
          field(member, "Description").lines().findFirst().orElse(""));
    }
    return new ChangesFile(
        DebianDate.of(first.timestamp()),
        new SourceReference(first.source(), first.version()),
        first.version(),
        binaries(members),
        architectures(members),
        notes.distributions(),
        Urgency.MEDIUM,
        Person.parse(maintainer),
        Person.parse(maintainer),
        descriptions,
        notes.summary(),
        files);
  }

  private static List<PackageName> binaries(List<DocumentedPackage> members) {
    return members.stream().map(member -> member.built().planned().name()).distinct().toList();
  }

  private static List<Architecture> architectures(List<DocumentedPackage> members) {
    return members.stream()
        .map(member -> member.built().planned().architecture())
        .distinct()
        .toList();
  }

  private static String field(DocumentedPackage member, String name) {
    return member.control().get(name).orElseThrow();
  }

  private Path put(BuildinfoFile buildinfo, Delivery output) {
    return put(buildinfo.stanza(), buildinfo.fileName(), output);
  }

  private Path put(ChangesFile changes, Delivery output) {
    return put(changes.stanza(), changes.fileName(), output);
  }

  private Path put(Stanza stanza, FileName name, Delivery output) {
    Path written = work.path().resolve(name.value());
    try {
      Files.writeString(written, stanza.render());
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s could not be written (%s): free some room there, or name another cache folder with"
              + " --cache.",
          written,
          IoReason.of(e));
    }
    return output.put(written, name.value());
  }

  private static FileName name(Path file) {
    return new FileName(String.valueOf(file.getFileName()));
  }

  private static FileDigests digests(Path file) {
    try {
      return FileDigests.of(file);
    } catch (IOException e) {
      throw UserProblem.causedBy(e, "%s cannot be read (%s): build again.", file, IoReason.of(e));
    }
  }
}
