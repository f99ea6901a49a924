package org.mathesar.deb.packager.inspect;

import org.mathesar.deb.format.deb.DebEntry;
import org.mathesar.deb.format.value.InstallPath;

/** Everything belongs to root: other users may have other numbers on the machine. */
final class OwnersRule implements Rule {
  @Override
  public String name() {
    return "owners";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.error(
        "Not owned by root",
        contents.entries().stream()
            .map(PackageEntry::entry)
            .filter(entry -> !isRoots(entry))
            .map(
                entry ->
                    entry.path().map(InstallPath::value).orElse(entry.name())
                        + " ("
                        + owner(entry.user(), entry.uid())
                        + ":"
                        + owner(entry.group(), entry.gid())
                        + ")")
            .toList(),
        "give everything to root:root and let postinst change what has to be another's");
  }

  private static boolean isRoots(DebEntry entry) {
    return entry.uid() == 0
        && entry.gid() == 0
        && (entry.user().isEmpty() || entry.user().equals("root"))
        && (entry.group().isEmpty() || entry.group().equals("root"));
  }

  private static String owner(String name, long id) {
    return name.isEmpty() ? Long.toString(id) : name;
  }
}
