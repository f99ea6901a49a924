package org.mathesar.deb.format.upload;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mathesar.deb.format.changelog.DebianDate;
import org.mathesar.deb.format.changelog.Person;
import org.mathesar.deb.format.changelog.Urgency;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * The description of an upload (deb-changes(5), format 1.8).
 *
 * @param date when the version was released
 * @param source the source package
 * @param version what is uploaded
 * @param binaries the binary packages, sorted
 * @param architectures theirs, sorted
 * @param distributions where they are to go, at least one
 * @param urgency how soon
 * @param maintainer who answers for the packages
 * @param changedBy who made this version
 * @param descriptions the synopsis of each binary package, by name
 * @param changes of the changelog: {@link org.mathesar.deb.format.changelog.ChangelogEntry#summary}
 * @param files the files of the upload in the order of their names, without this description
 */
public record ChangesFile(
    DebianDate date,
    SourceReference source,
    DebVersion version,
    List<PackageName> binaries,
    List<Architecture> architectures,
    List<String> distributions,
    Urgency urgency,
    Person maintainer,
    Person changedBy,
    SortedMap<PackageName, String> descriptions,
    String changes,
    List<UploadedFile> files) {

  // Copies and sorts, and refuses an upload of nothing.
  public ChangesFile {
    binaries = FileLists.sorted(binaries);
    architectures = FileLists.sorted(architectures);
    distributions = List.copyOf(distributions);
    descriptions = Collections.unmodifiableSortedMap(new TreeMap<>(descriptions));
    files = files.stream().sorted(Comparator.comparing(UploadedFile::name)).toList();
    if (architectures.isEmpty() || distributions.isEmpty() || files.isEmpty()) {
      throw new IllegalArgumentException("an upload needs architectures, distributions and files");
    }
  }

  /**
   * The name of the description's own file.
   *
   * @return such as {@code pantry_1.0-1_all.changes}; {@code multi} for several architectures
   */
  public FileName fileName() {
    return FileLists.fileName(source, version, architectures, ".changes");
  }

  /**
   * The description as a stanza.
   *
   * @return its fields in the order dpkg-genchanges writes them
   */
  public Stanza stanza() {
    return Stanza.empty()
        .with("Format", "1.8")
        .with("Date", date.toString())
        .with("Source", source.value(version))
        .withNonEmpty("Binary", FileLists.joined(binaries))
        .with("Architecture", FileLists.joined(architectures))
        .with("Version", version.toString())
        .with("Distribution", String.join(" ", distributions))
        .with("Urgency", urgency.toString())
        .with("Maintainer", maintainer.toString())
        .with("Changed-By", changedBy.toString())
        .withNonEmpty(
            "Description",
            FileLists.lines(
                descriptions.entrySet(), entry -> entry.getKey() + " - " + entry.getValue()))
        .with("Changes", "\n" + changes)
        .with(
            "Checksums-Sha1",
            FileLists.lines(
                files,
                file -> file.digests().sha1() + " " + file.digests().size() + " " + file.name()))
        .with(
            "Checksums-Sha256",
            FileLists.lines(
                files,
                file -> file.digests().sha256() + " " + file.digests().size() + " " + file.name()))
        .with(
            "Files",
            FileLists.lines(
                files,
                file ->
                    String.join(
                        " ",
                        file.digests().md5().hex(),
                        Long.toString(file.digests().size()),
                        file.section(),
                        file.priority(),
                        file.name().value())));
  }

  /**
   * A description from its stanza.
   *
   * @param stanza without a signature around it
   * @param origin what error sentences call it, such as a file name
   * @return the description
   * @throws UserProblem naming every field that is missing or wrong
   */
  public static ChangesFile parse(Stanza stanza, String origin) {
    return new ChangesParser(stanza, origin).parse();
  }
}
