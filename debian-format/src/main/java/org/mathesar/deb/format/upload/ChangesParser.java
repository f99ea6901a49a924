package org.mathesar.deb.format.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.mathesar.deb.format.changelog.DebianDate;
import org.mathesar.deb.format.changelog.Person;
import org.mathesar.deb.format.changelog.Urgency;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.digest.Md5;
import org.mathesar.deb.format.digest.Sha1;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/** Reads the description of an upload and collects what is wrong with it. Used once. */
final class ChangesParser {
  private final Stanza stanza;
  private final String origin;
  private final Problems problems = new Problems();

  ChangesParser(Stanza stanza, String origin) {
    this.stanza = stanza;
    this.origin = origin;
  }

  /** A checksum and a size as one line gives them. */
  private record Sum<T>(T checksum, long size) {}

  ChangesFile parse() {
    Optional<DebVersion> version = field("Version", DebVersion::parse);
    Optional<DebianDate> date = field("Date", DebianDate::parse);
    Optional<SourceReference> source =
        version.flatMap(own -> field("Source", text -> SourceReference.parse(text, own)));
    List<PackageName> binaries =
        stanza.has("Binary")
            ? field("Binary", text -> words(text).stream().map(PackageName::new).toList())
                .orElse(List.of())
            : List.of();
    Optional<List<Architecture>> architectures =
        field("Architecture", text -> words(text).stream().map(Architecture::new).toList());
    Optional<List<String>> distributions = field("Distribution", ChangesParser::words);
    Optional<Urgency> urgency =
        stanza.has("Urgency") ? field("Urgency", Urgency::parse) : Optional.of(Urgency.MEDIUM);
    Optional<Person> maintainer = field("Maintainer", Person::parse);
    Optional<Person> changedBy =
        stanza.has("Changed-By") ? field("Changed-By", Person::parse) : maintainer;
    Optional<String> changes = field("Changes", text -> text.replaceFirst("^\n", ""));
    Optional<List<UploadedFile>> files = files();
    SortedMap<PackageName, String> descriptions = descriptions();
    problems.throwIfAny();
    return new ChangesFile(
        date.orElseThrow(),
        source.orElseThrow(),
        version.orElseThrow(),
        binaries,
        architectures.orElseThrow(),
        distributions.orElseThrow(),
        urgency.orElseThrow(),
        maintainer.orElseThrow(),
        changedBy.orElseThrow(),
        descriptions,
        changes.orElseThrow(),
        files.orElseThrow());
  }

  private <T> Optional<T> field(String name, Function<String, T> reader) {
    Optional<String> value = stanza.get(name).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      problems.add("%s has no field %s: build the upload again.", origin, name);
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(value.get()));
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s, field %s: %s; build the upload again.",
          origin, name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }

  private SortedMap<PackageName, String> descriptions() {
    SortedMap<PackageName, String> descriptions = new TreeMap<>();
    if (stanza.has("Description")) {
      field("Description", ChangesParser::lines)
          .ifPresent(
              lines -> {
                for (String line : lines) {
                  addDescription(line, descriptions);
                }
              });
    }
    return descriptions;
  }

  private void addDescription(String line, Map<PackageName, String> descriptions) {
    String[] parts = line.split("\\s+-\\s+", 2);
    try {
      if (parts.length < 2) {
        throw new IllegalArgumentException("'" + line + "' is not 'name - synopsis'");
      }
      descriptions.put(new PackageName(parts[0]), parts[1]);
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s, field Description: %s; build the upload again.",
          origin, String.valueOf(e.getMessage()));
    }
  }

  private Optional<List<UploadedFile>> files() {
    Optional<Map<FileName, Sum<Sha1>>> sha1 =
        field("Checksums-Sha1", text -> sums(text, Sha1::new));
    Optional<Map<FileName, Sum<Sha256>>> sha256 =
        field("Checksums-Sha256", text -> sums(text, Sha256::new));
    if (sha1.isEmpty() || sha256.isEmpty()) {
      return Optional.empty();
    }
    return field("Files", text -> files(text, sha1.get(), sha256.get()));
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String[] columns(String line, int count) {
    String[] columns = line.split("\\s+");
    if (columns.length != count) {
      throw new IllegalArgumentException("'" + line + "' does not have " + count + " columns");
    }
    return columns;
  }

  private static long size(String digits) {
    if (!digits.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("'" + digits + "' is no size in bytes");
    }
    return Long.parseLong(digits);
  }

  private static <T> Map<FileName, Sum<T>> sums(String text, Function<String, T> checksum) {
    Map<FileName, Sum<T>> sums = new HashMap<>();
    for (String line : lines(text)) {
      String[] columns = columns(line, 3);
      FileName name = new FileName(columns[2]);
      if (sums.put(name, new Sum<>(checksum.apply(columns[0]), size(columns[1]))) != null) {
        throw new IllegalArgumentException(name + " is named twice");
      }
    }
    return sums;
  }

  private static List<UploadedFile> files(
      String text, Map<FileName, Sum<Sha1>> sha1, Map<FileName, Sum<Sha256>> sha256) {
    Map<FileName, Sum<Sha1>> sha1Left = new HashMap<>(sha1);
    Map<FileName, Sum<Sha256>> sha256Left = new HashMap<>(sha256);
    List<UploadedFile> files = new ArrayList<>();
    for (String line : lines(text)) {
      String[] columns = columns(line, 5);
      FileName name = new FileName(columns[4]);
      long size = size(columns[1]);
      Sum<Sha1> first = sha1Left.remove(name);
      Sum<Sha256> second = sha256Left.remove(name);
      if (first == null || second == null || first.size() != size || second.size() != size) {
        throw new IllegalArgumentException(
            name + " is not named once, with one size, in each of the three lists of files");
      }
      files.add(
          new UploadedFile(
              name,
              new FileDigests(size, new Md5(columns[0]), first.checksum(), second.checksum()),
              columns[2],
              columns[3]));
    }
    if (!sha1Left.isEmpty() || !sha256Left.isEmpty()) {
      throw new IllegalArgumentException("other fields name files that it does not name");
    }
    return files;
  }
}
