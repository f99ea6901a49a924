package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.ProjectVersion;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.work.IoReason;

/**
 * The parts of a wheel: its metadata directory {@code project-version.dist-info}, what belongs
 * elsewhere in {@code project-version.data}, and libraries everywhere else.
 *
 * @param archive its files
 * @param name its file name
 * @param distInfo the metadata directory
 * @param metadata what METADATA says
 */
record WheelLayout(
    WheelArchive archive, WheelName name, RelativePath distInfo, MetadataHeaders metadata) {
  /** Beyond this no text of a wheel is taken for one. */
  private static final long MOST_TEXT_BYTES = 16L << 20;

  private static final Pattern WHEEL_VERSION = Pattern.compile("1\\.[0-9]+");
  private static final String DIST_INFO = ".dist-info";

  /** RECORD and its signatures, which cannot have a checksum in it. */
  private static final Set<String> RECORDS = Set.of("RECORD", "RECORD.jws", "RECORD.p7s");

  /** What is not installed: RECORD, and what installers write. */
  private static final Set<String> BOOKKEEPING =
      Set.of("RECORD", "RECORD.jws", "RECORD.p7s", "INSTALLER", "REQUESTED", "direct_url.json");

  /** Where a file of a wheel goes. */
  private enum Kind {
    LIBRARY,
    SCRIPT,
    HEADER,
    DATA
  }

  /** A file and where it goes. */
  private record Placed(Kind kind, WheelFile file) {}

  /**
   * Finds the parts of a wheel.
   *
   * @param archive its files
   * @param name its file name
   * @return its parts
   * @throws UserProblem where one is missing or contradicts the file name
   */
  static WheelLayout of(WheelArchive archive, WheelName name) {
    RelativePath distInfo = metadataDirectory(archive, name);
    Problems problems = new Problems();
    problems.collect(() -> checkWheel(archive, name, distInfo));
    MetadataHeaders metadata =
        MetadataHeaders.parse(text(archive, name, distInfo.resolve("METADATA")));
    problems.collect(() -> checkNames(metadata, name));
    problems.throwIfAny();
    return new WheelLayout(archive, name, distInfo, metadata);
  }

  private static RelativePath metadataDirectory(WheelArchive archive, WheelName name) {
    Set<String> found = new TreeSet<>();
    for (RelativePath path : archive.members().keySet()) {
      int slash = path.value().indexOf('/');
      String top = path.value().substring(0, Math.max(0, slash));
      if (top.endsWith(DIST_INFO)) {
        found.add(top);
      }
    }
    if (found.size() != 1) {
      throw UserProblem.of(
          "The wheel %s has %s in place of one metadata directory: lock another version of %s.",
          name, found.isEmpty() ? "none" : String.join(" and ", found), name.project());
    }
    String directory = found.iterator().next();
    String stem = directory.substring(0, directory.length() - DIST_INFO.length());
    int hyphen = stem.indexOf('-');
    if (hyphen < 0
        || !isProject(stem.substring(0, hyphen), name)
        || !isVersion(stem.substring(hyphen + 1), name)) {
      throw UserProblem.of(
          "The wheel %s has the metadata directory '%s' of another project or version: lock"
              + " another version of %s.",
          name, directory, name.project());
    }
    return RelativePath.of(directory);
  }

  private static void checkWheel(WheelArchive archive, WheelName name, RelativePath distInfo) {
    MetadataHeaders wheel = MetadataHeaders.parse(text(archive, name, distInfo.resolve("WHEEL")));
    String version = wheel.first("Wheel-Version").orElse("none");
    if (!WHEEL_VERSION.matcher(version).matches()) {
      throw UserProblem.of(
          "The wheel %s has version %s of the wheel format, of which only 1.x is known: lock"
              + " another version of %s.",
          name, version, name.project());
    }
  }

  private static void checkNames(MetadataHeaders metadata, WheelName name) {
    String project = metadata.first("Name").orElse("");
    String version = metadata.first("Version").orElse("");
    if (!isProject(project, name) || !isVersion(version, name)) {
      throw UserProblem.of(
          "The wheel %s says in its METADATA that it is '%s' version '%s': lock another version of"
              + " %s.",
          name, project, version, name.project());
    }
  }

  /** Trailing zeros count, since a project publishes 1.0 or 1.0.0 and not both. */
  private static boolean isVersion(String text, WheelName name) {
    try {
      return text.equals(name.version()) || version(text).equals(version(name.version()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** File names have underscores in the place of hyphens. */
  private static ProjectVersion version(String text) {
    return ProjectVersion.parse(text.replace('_', '-'));
  }

  private static boolean isProject(String text, WheelName name) {
    try {
      return ProjectName.normalising(text).equals(name.project());
    } catch (IllegalArgumentException e) {
      // It is no name of any project.
      return false;
    }
  }

  private static String text(WheelArchive archive, WheelName name, RelativePath path) {
    WheelFile file = archive.members().get(path);
    if (file == null) {
      throw UserProblem.of(
          "The wheel %s lacks '%s', which every wheel has: lock another version of %s.",
          name, path, name.project());
    }
    return LicenceTexts.decode(bytes(file, name));
  }

  private static byte[] bytes(WheelFile file, WheelName name) {
    if (file.content().size() > MOST_TEXT_BYTES) {
      throw UserProblem.of(
          "The wheel %s has a '%s' of %d bytes, which cannot be what it should be: lock another"
              + " version of %s.",
          name, file.path(), file.content().size(), name.project());
    }
    try (InputStream stream = file.content().open()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The file '%s' of the wheel %s cannot be read (%s): remove the wheel from the cache and"
              + " run again.",
          file.path(),
          name,
          IoReason.of(e));
    }
  }

  /**
   * What WHEEL says.
   *
   * @return its fields
   */
  MetadataHeaders wheel() {
    return MetadataHeaders.parse(text(archive, name, distInfo.resolve("WHEEL")));
  }

  /**
   * Compares every file with RECORD.
   *
   * @throws UserProblem naming every file that differs, is missing or is not listed
   */
  void verifyRecord() {
    Set<String> exempt = new TreeSet<>();
    RECORDS.forEach(record -> exempt.add(distInfo.resolve(record).value()));
    String record = text(archive, name, distInfo.resolve("RECORD"));
    WheelRecord.parse(record, name).verify(archive, name, exempt);
  }

  /**
   * What is installed, and what the wheel says of itself.
   *
   * @return the contents
   */
  WheelContents contents() {
    List<Placed> placed = new ArrayList<>();
    List<LicenceText> licences = new ArrayList<>();
    Set<String> licenceFiles = LicenceTexts.paths(archive, distInfo, metadata);
    Problems problems = new Problems();
    for (WheelFile file : archive.members().values()) {
      if (licenceFiles.contains(file.path().value())) {
        licences.add(
            new LicenceText(
                RelativePath.of(within(file.path())), LicenceTexts.decode(bytes(file, name))));
      } else if (!isBookkeeping(file.path())) {
        problems.collect(() -> placed.add(place(file)));
      }
    }
    problems.throwIfAny();
    return new WheelContents(
        name,
        MetadataValues.of(metadata, name, licences),
        sorted(placed, Kind.LIBRARY),
        sorted(placed, Kind.SCRIPT),
        sorted(placed, Kind.HEADER),
        sorted(placed, Kind.DATA));
  }

  private String within(RelativePath path) {
    return path.value().substring(distInfo.value().length() + 1);
  }

  private boolean isBookkeeping(RelativePath path) {
    return path.startsWith(distInfo) && BOOKKEEPING.contains(within(path));
  }

  private Placed place(WheelFile file) {
    String stem = distInfo.value().substring(0, distInfo.value().length() - DIST_INFO.length());
    String data = stem + ".data/";
    if (!file.path().value().startsWith(data)) {
      return new Placed(Kind.LIBRARY, file);
    }
    String within = file.path().value().substring(data.length());
    int slash = within.indexOf('/');
    Kind kind =
        switch (within.substring(0, Math.max(0, slash))) {
          case "purelib", "platlib" -> Kind.LIBRARY;
          case "scripts" -> Kind.SCRIPT;
          case "headers" -> Kind.HEADER;
          case "data" -> Kind.DATA;
          default ->
              throw UserProblem.of(
                  "The wheel %s has the file '%s' for an unknown part of the installation: lock"
                      + " another version of %s.",
                  name, file.path(), name.project());
        };
    RelativePath path = RelativePath.of(within.substring(slash + 1));
    return new Placed(kind, new WheelFile(path, file.executable(), file.content()));
  }

  private List<WheelFile> sorted(List<Placed> placed, Kind kind) {
    NavigableMap<RelativePath, WheelFile> sorted = new TreeMap<>();
    for (Placed file : placed) {
      if (file.kind() == kind && sorted.put(file.file().path(), file.file()) != null) {
        throw UserProblem.of(
            "The wheel %s would install two files to '%s': lock another version of %s.",
            name, file.file().path(), name.project());
      }
    }
    return List.copyOf(sorted.values());
  }
}
