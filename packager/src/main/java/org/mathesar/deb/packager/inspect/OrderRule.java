package org.mathesar.deb.packager.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mathesar.deb.format.deb.EntryType;
import org.mathesar.deb.format.value.InstallPath;

/** The root comes first, every directory before what it holds, and nothing twice. */
final class OrderRule implements Rule {
  @Override
  public String name() {
    return "order";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    List<String> orphans = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    Map<InstallPath, EntryType> seen = new HashMap<>();
    for (PackageEntry entry : contents.entries()) {
      if (entry.path().isEmpty()) {
        continue;
      }
      InstallPath path = entry.path().get();
      boolean hasParent =
          path.parent().map(parent -> seen.get(parent) == EntryType.DIRECTORY).orElse(true);
      if (!hasParent) {
        orphans.add(path.value());
      }
      if (seen.putIfAbsent(path, entry.entry().type()) != null) {
        twice.add(path.value());
      }
    }
    List<PackageEntry> entries = contents.entries();
    if (!entries.isEmpty() && !entries.get(0).path().filter(InstallPath.ROOT::equals).isPresent()) {
      findings.error(
          "The archive does not begin with the root directory",
          List.of(entries.get(0).place()),
          "put ./ first");
    }
    findings.error(
        "Not preceded by the directory that holds them",
        orphans,
        "put every directory before what it holds");
    findings.error("Twice in the package", twice, "keep one of each");
  }
}
