package org.mathesar.deb.packager.inspect;

import java.util.List;
import java.util.function.Predicate;
import org.mathesar.deb.format.deb.EntryType;

/**
 * Nobody gets rights by the package: no set-id bits, nothing that everybody may write, and
 * directories that their owner can enter.
 */
final class ModesRule implements Rule {
  @Override
  public String name() {
    return "modes";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.error(
        "With set-user-id or set-group-id bits",
        places(contents, entry -> has(entry, 06000)),
        "take the bits away");
    findings.error(
        "Writable by everybody",
        places(contents, entry -> has(entry, 0002)),
        "take the right away");
    findings.error(
        "Directories that root cannot enter",
        places(contents, entry -> entry.is(EntryType.DIRECTORY) && !has(entry, 0400, 0100)),
        "set their modes to 0755");
  }

  private static boolean has(PackageEntry entry, int... anyOfEach) {
    for (int bits : anyOfEach) {
      if ((entry.entry().mode().bits() & bits) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Modes of symbolic links mean nothing. */
  private static List<String> places(PackageContents contents, Predicate<PackageEntry> condition) {
    return contents.entries().stream()
        .filter(entry -> !entry.is(EntryType.SYMBOLIC_LINK))
        .filter(condition)
        .map(entry -> entry.place() + " (" + entry.entry().mode() + ")")
        .toList();
  }
}
