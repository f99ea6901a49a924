package org.mathesar.deb.packager.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.deb.ControlMember;
import org.mathesar.deb.format.deb.DebEntry;
import org.mathesar.deb.format.deb.DebMember;
import org.mathesar.deb.format.deb.DebReader;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Compares two packages part by part. The contents that differ are known by their checksums after
 * one pass; only those are laid out on disk in a second one. Used once.
 */
final class Comparer {
  private static final String ONLY_IN_ONE = "only in one";
  private static final long LARGEST_TEXT_BYTES = 1 << 20;

  private final Path left;
  private final Path right;
  private final Path workFolder;
  private final List<Difference> differences = new ArrayList<>();

  Comparer(Path left, Path right, Path workFolder) {
    this.left = left;
    this.right = right;
    this.workFolder = workFolder;
  }

  List<Difference> compare() {
    PackageContents first = PackageContents.read(left);
    PackageContents second = PackageContents.read(right);
    compareMembers(first.deb().members(), second.deb().members());
    compareControl(first, second);
    compareEntries(first, second);
    requireSameBytes();
    return differences;
  }

  private void compareMembers(List<DebMember> first, List<DebMember> second) {
    // By what they are, so that another compression is one difference and not two members.
    compareOrder("package", "members", first, second, Comparer::kind);
    Map<String, DebMember> others = byName(second, Comparer::kind);
    for (DebMember member : first) {
      DebMember other = others.get(kind(member));
      if (other != null) {
        compareValues(member.name(), "compression", member, other, DebMember::compression);
        compareValues(member.name(), "size", member, other, DebMember::size);
        compareValues(member.name(), "time", member, other, DebMember::mtime);
        compareValues(member.name(), "owner", member, other, one -> one.uid() + ":" + one.gid());
        compareValues(member.name(), "mode", member, other, DebMember::mode);
      }
    }
  }

  private static String kind(DebMember member) {
    return member.isControl() ? "control.tar" : member.isData() ? "data.tar" : member.name();
  }

  private void compareControl(PackageContents first, PackageContents second) {
    compareFields(first.deb().control().stanza(), second.deb().control().stanza());
    List<ControlMember> members = first.deb().control().members();
    List<ControlMember> others = second.deb().control().members();
    compareOrder("control", "files", members, others, ControlMember::name);
    Map<String, ControlMember> otherByName = byName(others, ControlMember::name);
    boolean fieldsDiffer = differences.stream().anyMatch(one -> one.place().startsWith("field "));
    for (ControlMember member : members) {
      ControlMember other = otherByName.get(member.name());
      if (other == null) {
        continue;
      }
      String place = "control/" + member.name();
      compareHeaders(place, member.entry(), other.entry());
      boolean toldByFields = member.name().equals("control") && fieldsDiffer;
      if (!Arrays.equals(member.bytes(), other.bytes()) && !toldByFields) {
        differences.add(ContentDifference.of(place, member.bytes(), other.bytes()));
      }
    }
  }

  private void compareFields(Stanza first, Stanza second) {
    Set<String> names = new LinkedHashSet<>(first.names());
    names.addAll(second.names());
    for (String name : names) {
      Optional<String> value = first.get(name);
      Optional<String> other = second.get(name);
      if (!value.equals(other)) {
        differences.add(
            Difference.of("field " + name, "value", value.orElse(""), other.orElse("")));
      }
    }
  }

  private void compareEntries(PackageContents first, PackageContents second) {
    compareOrder("data", "entries", first.entries(), second.entries(), PackageEntry::place);
    Map<String, PackageEntry> others = byName(second.entries(), PackageEntry::place);
    Set<String> differing = new LinkedHashSet<>();
    for (PackageEntry entry : first.entries()) {
      PackageEntry other = others.get(entry.place());
      if (other != null) {
        compareHeaders(entry.place(), entry.entry(), other.entry());
        if (entry.facts().isPresent()
            && other.facts().isPresent()
            && !digests(entry).equals(digests(other))) {
          differing.add(entry.place());
        }
      }
    }
    if (!differing.isEmpty()) {
      compareContents(differing);
    }
  }

  private static Object digests(PackageEntry entry) {
    return entry.facts().orElseThrow().digests().sha256();
  }

  private void compareHeaders(String place, DebEntry entry, DebEntry other) {
    compareValues(place, "name", entry, other, DebEntry::name);
    compareValues(place, "type", entry, other, DebEntry::type);
    compareValues(place, "mode", entry, other, DebEntry::mode);
    compareValues(
        place,
        "owner",
        entry,
        other,
        one -> one.user() + "(" + one.uid() + "):" + one.group() + "(" + one.gid() + ")");
    compareValues(place, "time", entry, other, DebEntry::mtime);
    compareValues(place, "size", entry, other, DebEntry::size);
    compareValues(place, "link", entry, other, DebEntry::linkTarget);
  }

  private <T> void compareValues(
      String place, String what, T first, T second, Function<T, Object> value) {
    Object one = value.apply(first);
    Object other = value.apply(second);
    if (!one.equals(other)) {
      differences.add(Difference.of(place, what, text(one), text(other)));
    }
  }

  private static Object text(Object value) {
    return value instanceof Optional<?> optional
        ? optional.map(Object::toString).orElse("")
        : value;
  }

  private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
    Map<String, T> byName = new LinkedHashMap<>();
    things.forEach(thing -> byName.putIfAbsent(name.apply(thing), thing));
    return byName;
  }

  /** Says what is only in one, and where both have the same in another order. */
  private <T> void compareOrder(
      String place, String what, List<T> first, List<T> second, Function<T, String> name) {
    List<String> names = first.stream().map(name).toList();
    List<String> others = second.stream().map(name).toList();
    if (names.equals(others)) {
      return;
    }
    Set<String> inFirst = new LinkedHashSet<>(names);
    Set<String> inSecond = new LinkedHashSet<>(others);
    for (String one : inFirst) {
      if (!inSecond.contains(one)) {
        differences.add(Difference.of(place, ONLY_IN_ONE, one, ""));
      }
    }
    for (String one : inSecond) {
      if (!inFirst.contains(one)) {
        differences.add(Difference.of(place, ONLY_IN_ONE, "", one));
      }
    }
    if (inFirst.equals(inSecond)) {
      int at = 0;
      while (at < Math.min(names.size(), others.size()) && names.get(at).equals(others.get(at))) {
        at++;
      }
      differences.add(
          Difference.of(
              place,
              what + " in another order",
              at < names.size() ? names.get(at) : "",
              at < others.size() ? others.get(at) : ""));
    }
  }

  private void compareContents(Set<String> places) {
    try {
      Path folder = Files.createTempDirectory(workFolder, "compared-");
      try {
        Map<String, Path> first = layOut(left, places, Files.createDirectory(folder.resolve("1")));
        Map<String, Path> second =
            layOut(right, places, Files.createDirectory(folder.resolve("2")));
        for (String place : places) {
          Path one = first.get(place);
          Path other = second.get(place);
          if (one == null || other == null) {
            throw new IllegalStateException(place + " was there in the first pass only");
          }
          differences.add(contentDifference(place, one, other));
        }
      } finally {
        WorkFolder.deleteTree(folder);
      }
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The differing files of %s and %s cannot be laid out in %s (%s): free some room there or"
              + " name another folder.",
          left,
          right,
          workFolder,
          IoReason.of(e));
    }
  }

  private static Map<String, Path> layOut(Path deb, Set<String> places, Path folder)
      throws IOException {
    Map<String, Path> files = new HashMap<>();
    DebReader.read(
        deb,
        (entry, content) -> {
          String place = new PackageEntry(entry, Optional.empty()).place();
          if (places.contains(place) && !files.containsKey(place)) {
            Path file = folder.resolve(Integer.toString(files.size()));
            Files.copy(content, file);
            files.put(place, file);
          }
        });
    return files;
  }

  private static Difference contentDifference(String place, Path first, Path second)
      throws IOException {
    long firstBytes = Files.size(first);
    long secondBytes = Files.size(second);
    if (Math.max(firstBytes, secondBytes) <= LARGEST_TEXT_BYTES) {
      return ContentDifference.of(place, Files.readAllBytes(first), Files.readAllBytes(second));
    }
    return ContentDifference.parting(place, firstBytes, secondBytes, Files.mismatch(first, second));
  }

  /** What no part shows, such as the level of a compression, still is a difference. */
  private void requireSameBytes() {
    try {
      long offset = Files.mismatch(left, right);
      if (offset >= 0 && differences.isEmpty()) {
        differences.add(
            ContentDifference.parting("package", Files.size(left), Files.size(right), offset));
      }
    } catch (IOException e) {
      throw PackageContents.unreadable(left, e);
    }
  }
}
