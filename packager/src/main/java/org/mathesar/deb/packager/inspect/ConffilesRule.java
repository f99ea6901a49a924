package org.mathesar.deb.packager.inspect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mathesar.deb.format.deb.Conffile;
import org.mathesar.deb.format.deb.EntryType;
import org.mathesar.deb.format.value.InstallPath;

/**
 * Conffiles are files of the package under /etc, and everything under /etc is one (Debian Policy
 * 10.7).
 */
final class ConffilesRule implements Rule {
  private static final InstallPath ETC = InstallPath.of("/etc");

  @Override
  public String name() {
    return "conffiles";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    Map<InstallPath, PackageEntry> byPath = contents.byPath();
    List<Conffile> conffiles = contents.deb().control().conffiles();
    findings.error(
        "Conffiles that are no regular files of the package",
        places(
            conffiles,
            conffile -> !conffile.removedOnUpgrade() && !isFile(byPath, conffile.path())),
        "add the files or take them out of conffiles");
    findings.error(
        "Conffiles that are to be removed on upgrade but are in the package",
        places(
            conffiles,
            conffile -> conffile.removedOnUpgrade() && byPath.containsKey(conffile.path())),
        "leave the files out");
    findings.warning(
        "Conffiles outside of /etc",
        places(conffiles, conffile -> !conffile.path().startsWith(ETC)),
        "move them there");
    Set<InstallPath> named =
        conffiles.stream().map(Conffile::path).collect(Collectors.toUnmodifiableSet());
    findings.error(
        "Files under /etc that are no conffiles, so that upgrades overwrite them",
        byPath.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(ETC))
            .filter(entry -> entry.getValue().is(EntryType.FILE))
            .map(Map.Entry::getKey)
            .filter(path -> !named.contains(path))
            .map(InstallPath::value)
            .toList(),
        "name them in conffiles");
  }

  private static boolean isFile(Map<InstallPath, PackageEntry> byPath, InstallPath path) {
    PackageEntry entry = byPath.get(path);
    return entry != null && entry.is(EntryType.FILE);
  }

  private static List<String> places(List<Conffile> conffiles, Predicate<Conffile> condition) {
    return conffiles.stream().filter(condition).map(conffile -> conffile.path().value()).toList();
  }
}
