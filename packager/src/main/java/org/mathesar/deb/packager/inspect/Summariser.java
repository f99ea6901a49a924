package org.mathesar.deb.packager.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mathesar.deb.format.deb.Compression;
import org.mathesar.deb.format.deb.ControlMember;
import org.mathesar.deb.format.deb.DebFile;
import org.mathesar.deb.format.deb.DebMember;
import org.mathesar.deb.format.deb.EntryType;
import org.mathesar.deb.format.value.InstallPath;

/** Sums up what is in a package. */
final class Summariser {
  private static final int BIGGEST = 10;

  /** A directory is left out where one below it has more than this share of it. */
  private static final double NEARLY_ALL = 0.9;

  private static final Pattern UNIT =
      Pattern.compile(
          "(?:/usr)?/lib/systemd/system/[^/]+\\.(?:service|socket|timer|target|path|slice|mount)");

  private final PackageContents contents;

  Summariser(PackageContents contents) {
    this.contents = contents;
  }

  Summary summarise() {
    DebFile deb = contents.deb();
    return new Summary(
        contents.fileName(),
        deb.control().stanza(),
        deb.size(),
        contents.entries().stream().mapToLong(entry -> entry.entry().size()).sum(),
        contents.installedSizeKib(),
        count(EntryType.FILE) + count(EntryType.HARD_LINK),
        count(EntryType.DIRECTORY),
        count(EntryType.SYMBOLIC_LINK),
        deb.members().stream().map(this::member).toList(),
        biggestDirectories(),
        biggest(files()),
        deb.control().scripts().stream().map(Summariser::script).toList(),
        deb.control().conffiles(),
        deb.control().triggers(),
        units(),
        contents.entries().stream()
            .flatMap(entry -> entry.facts().flatMap(FileFacts::library).stream())
            .sorted()
            .toList());
  }

  private int count(EntryType type) {
    return (int) contents.entries().stream().filter(entry -> entry.is(type)).count();
  }

  private Summary.Member member(DebMember member) {
    long unpacked =
        member.isControl()
            ? contents.deb().controlTarSize()
            : member.isData() ? contents.deb().dataTarSize() : member.size();
    return new Summary.Member(
        member.name(), member.size(), member.compression().orElse(Compression.NONE), unpacked);
  }

  private Stream<Summary.SizedPath> files() {
    return contents.entries().stream()
        .filter(entry -> entry.is(EntryType.FILE))
        .flatMap(
            entry ->
                entry.path().stream()
                    .map(path -> new Summary.SizedPath(path, entry.entry().size())));
  }

  private static List<Summary.SizedPath> biggest(Stream<Summary.SizedPath> sized) {
    return sized
        .filter(one -> one.bytes() > 0)
        .sorted(
            Comparator.comparingLong(Summary.SizedPath::bytes)
                .reversed()
                .thenComparing(Summary.SizedPath::path))
        .limit(BIGGEST)
        .toList();
  }

  private List<Summary.SizedPath> biggestDirectories() {
    Map<InstallPath, Long> sizes = new HashMap<>();
    files()
        .forEach(
            file -> {
              Optional<InstallPath> directory = file.path().parent();
              while (directory.isPresent()) {
                sizes.merge(directory.get(), file.bytes(), Long::sum);
                directory = directory.get().parent();
              }
            });
    Set<InstallPath> passedThrough = new HashSet<>();
    sizes.forEach(
        (path, bytes) ->
            path.parent()
                .filter(parent -> bytes > NEARLY_ALL * sizes.getOrDefault(parent, 0L))
                .ifPresent(passedThrough::add));
    return biggest(
        sizes.entrySet().stream()
            .filter(entry -> !passedThrough.contains(entry.getKey()))
            .map(entry -> new Summary.SizedPath(entry.getKey(), entry.getValue())));
  }

  private static Summary.Script script(ControlMember member) {
    String text =
        member.text().orElseGet(() -> new String(member.bytes(), StandardCharsets.ISO_8859_1));
    List<String> lines = text.lines().toList();
    return new Summary.Script(member.name(), lines.isEmpty() ? "" : lines.get(0), lines.size());
  }

  private List<String> units() {
    return contents.entries().stream()
        .filter(entry -> entry.is(EntryType.FILE))
        .flatMap(entry -> entry.path().stream())
        .filter(path -> UNIT.matcher(path.value()).matches())
        .map(InstallPath::name)
        .sorted()
        .toList();
  }
}
