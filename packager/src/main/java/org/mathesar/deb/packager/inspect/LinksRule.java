package org.mathesar.deb.packager.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mathesar.deb.format.deb.EntryType;
import org.mathesar.deb.format.value.InstallPath;

/** Links lead to something of the package or to a place where other packages put things. */
final class LinksRule implements Rule {
  private static final List<InstallPath> KNOWN =
      Stream.of("/usr", "/etc", "/var", "/run", "/lib", "/lib64", "/bin", "/sbin", "/dev/null")
          .map(InstallPath::of)
          .toList();

  @Override
  public String name() {
    return "links";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    Map<InstallPath, PackageEntry> byPath = contents.byPath();
    Set<InstallPath> filled = new HashSet<>();
    Set<InstallPath> filesSoFar = new HashSet<>();
    List<String> lostHardLinks = new ArrayList<>();
    for (PackageEntry entry : contents.entries()) {
      if (entry.is(EntryType.FILE)) {
        entry.path().flatMap(InstallPath::parent).ifPresent(filled::add);
        entry.path().ifPresent(filesSoFar::add);
      } else if (entry.is(EntryType.HARD_LINK)
          && entry.entry().hardLinkTarget().filter(filesSoFar::contains).isEmpty()) {
        lostHardLinks.add(described(entry));
      }
    }
    List<String> lost = new ArrayList<>();
    List<String> dangling = new ArrayList<>();
    List<String> strange = new ArrayList<>();
    for (PackageEntry entry : contents.entries()) {
      if (!entry.is(EntryType.SYMBOLIC_LINK) || entry.path().isEmpty()) {
        continue;
      }
      Optional<InstallPath> target =
          LinkTarget.of(byPath, entry.path().get(), entry.entry().linkTarget());
      if (target.isEmpty()) {
        lost.add(described(entry));
      } else if (!byPath.containsKey(target.get())) {
        if (target.get().parent().filter(filled::contains).isPresent()) {
          dangling.add(described(entry));
        } else if (KNOWN.stream().noneMatch(target.get()::startsWith)) {
          strange.add(described(entry));
        }
      }
    }
    findings.error(
        "Hard links to no earlier file of the package",
        lostHardLinks,
        "put the file before its second name");
    findings.error("Links that lead out of the root or in a circle", lost, "correct what they say");
    findings.error(
        "Links to what is missing beside the package's own files",
        dangling,
        "add the files or leave the links out");
    findings.warning(
        "Links to places where no package puts things", strange, "correct what they say");
  }

  private static String described(PackageEntry entry) {
    return entry.place() + " -> " + entry.entry().linkTarget();
  }
}
