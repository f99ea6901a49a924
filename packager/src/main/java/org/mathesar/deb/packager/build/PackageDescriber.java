package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.format.changelog.DebianDate;
import org.mathesar.deb.format.changelog.Person;
import org.mathesar.deb.format.changelog.Urgency;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.upload.BuildinfoFile;
import org.mathesar.deb.format.upload.BuiltFile;
import org.mathesar.deb.format.upload.ChangesFile;
import org.mathesar.deb.format.upload.FileName;
import org.mathesar.deb.format.upload.SourceReference;
import org.mathesar.deb.format.upload.UploadedFile;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Writes what describes a finished package. Every package has a .buildinfo and a .changes of its
 * own, named like it: packages that are built one after another into one folder never replace what
 * describes another.
 */
final class PackageDescriber {
  private final Person maintainer;
  private final BuildTools tools;
  private final WorkFolder work;

  PackageDescriber(Person maintainer, BuildTools tools, WorkFolder work) {
    this.maintainer = maintainer;
    this.tools = tools;
    this.work = work;
  }

  DescribedPackage describe(DocumentedPackage member) {
    BuiltPackage built = member.built();
    FinishedFile deb = new FinishedFile(built.file(), built.digests());
    FinishedFile sbom = FinishedFile.at(member.sbom());
    List<UploadedFile> files = new ArrayList<>();
    files.add(uploaded(deb, member.control()));
    files.add(UploadedFile.byHand(sbom.name(), sbom.digests()));
    BuildinfoFile buildinfo = buildinfo(built.planned(), files);
    FinishedFile writtenBuildinfo = write(buildinfo.stanza(), buildinfo.fileName());
    files.add(uploaded(writtenBuildinfo, member.control()));
    ChangesFile changes = changes(member, files);
    return new DescribedPackage(
        built, deb, sbom, writtenBuildinfo, write(changes.stanza(), changes.fileName()));
  }

  private static UploadedFile uploaded(FinishedFile file, Stanza control) {
    return new UploadedFile(
        file.name(), file.digests(), field(control, "Section"), field(control, "Priority"));
  }

  private BuildinfoFile buildinfo(PlannedPackage planned, List<UploadedFile> files) {
    return new BuildinfoFile(
        new SourceReference(planned.name(), planned.version()),
        planned.version(),
        List.of(planned.name()),
        List.of(planned.architecture()),
        files.stream().map(file -> new BuiltFile(file.name(), file.digests())).toList(),
        "",
        tools.architecture(),
        DebianDate.of(planned.timestamp()),
        tools.relations(),
        new TreeMap<>(
            Map.of("SOURCE_DATE_EPOCH", Long.toString(planned.timestamp().getEpochSecond()))));
  }

  private ChangesFile changes(DocumentedPackage member, List<UploadedFile> files) {
    PlannedPackage planned = member.built().planned();
    ChangelogEntry notes = member.notes();
    return new ChangesFile(
        DebianDate.of(planned.timestamp()),
        new SourceReference(planned.name(), planned.version()),
        planned.version(),
        List.of(planned.name()),
        List.of(planned.architecture()),
        notes.distributions(),
        Urgency.MEDIUM,
        maintainer,
        maintainer,
        new TreeMap<>(
            Map.of(
                planned.name(),
                field(member.control(), "Description").lines().findFirst().orElse(""))),
        notes.summary(),
        files);
  }

  private static String field(Stanza control, String name) {
    return control.get(name).orElseThrow();
  }

  private FinishedFile write(Stanza stanza, FileName name) {
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
    return FinishedFile.at(written);
  }
}
