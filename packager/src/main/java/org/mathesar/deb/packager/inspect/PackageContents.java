package org.mathesar.deb.packager.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mathesar.deb.format.deb.DebFile;
import org.mathesar.deb.format.deb.DebReader;
import org.mathesar.deb.format.deb.EntryType;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.work.IoReason;

/**
 * A package that was read once, with everything the rules ask.
 *
 * @param fileName the file's own name
 * @param deb what it is
 * @param entries what it unpacks, in the order of its archive
 */
record PackageContents(String fileName, DebFile deb, List<PackageEntry> entries) {

  // Copies.
  PackageContents {
    entries = List.copyOf(entries);
  }

  static PackageContents read(Path file) {
    List<PackageEntry> entries = new ArrayList<>();
    try {
      DebFile deb =
          DebReader.read(
              file,
              (entry, content) ->
                  entries.add(
                      new PackageEntry(
                          entry,
                          entry.type() == EntryType.FILE
                              ? Optional.of(FileFacts.of(entry, content))
                              : Optional.empty())));
      return new PackageContents(String.valueOf(file.getFileName()), deb, entries);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static UserProblem unreadable(Path file, IOException reason) {
    return UserProblem.causedBy(
        reason,
        "The package %s cannot be read (%s): name a .deb that is there and readable.",
        file,
        IoReason.of(reason));
  }

  /** The value of a control field, empty text where there is none. */
  String field(String name) {
    return deb.control().stanza().get(name).orElse("");
  }

  /** The places of the entries that something is true of. */
  List<String> places(Predicate<PackageEntry> condition) {
    return entries.stream().filter(condition).map(PackageEntry::place).toList();
  }

  /** The entries by path, the first where one comes twice, in the order of the archive. */
  Map<InstallPath, PackageEntry> byPath() {
    Map<InstallPath, PackageEntry> byPath = new LinkedHashMap<>();
    for (PackageEntry entry : entries) {
      entry.path().ifPresent(path -> byPath.putIfAbsent(path, entry));
    }
    return byPath;
  }

  /**
   * How much room it takes on the machine, by dpkg's rule (deb-substvars(5), Installed-Size), in
   * KiB: every file rounded up, one for everything else, nothing for second names of a file.
   */
  long installedSizeKib() {
    long total = 0;
    for (PackageEntry entry : entries) {
      if (entry.is(EntryType.FILE)) {
        total += (entry.entry().size() + 1023) / 1024;
      } else if (!entry.is(EntryType.HARD_LINK)) {
        total++;
      }
    }
    return total;
  }
}
