package org.mathesar.deb.packager.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mathesar.deb.format.deb.Conffile;
import org.mathesar.deb.format.deb.EntryType;
import org.mathesar.deb.format.deb.Md5sum;
import org.mathesar.deb.format.digest.Md5;
import org.mathesar.deb.format.value.InstallPath;

/** md5sums names every file but conffiles, rightly (deb-md5sums(5)). */
final class Md5sumsRule implements Rule {
  @Override
  public String name() {
    return "md5sums";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    Map<InstallPath, Md5> listed = new LinkedHashMap<>();
    List<String> twice = new ArrayList<>();
    for (Md5sum sum : contents.deb().control().md5sums()) {
      if (listed.putIfAbsent(sum.path(), sum.md5()) != null) {
        twice.add(sum.path().value());
      }
    }
    Set<InstallPath> conffiles =
        contents.deb().control().conffiles().stream()
            .map(Conffile::path)
            .collect(Collectors.toUnmodifiableSet());
    List<String> missing = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<String> listedConffiles = new ArrayList<>();
    contents
        .byPath()
        .forEach(
            (path, entry) -> {
              Md5 sum = listed.remove(path);
              if (sum != null && conffiles.contains(path)) {
                listedConffiles.add(path.value());
              } else if (sum != null
                  && entry.facts().isPresent()
                  && !entry.facts().get().digests().md5().equals(sum)) {
                wrong.add(path.value());
              } else if (sum == null && entry.is(EntryType.FILE) && !conffiles.contains(path)) {
                missing.add(path.value());
              } else if (sum != null
                  && !entry.is(EntryType.FILE)
                  && !entry.is(EntryType.HARD_LINK)) {
                listed.put(path, sum);
              }
            });
    String again = "write md5sums again from the files";
    findings.error("Wrong in md5sums", wrong, again);
    findings.error("Missing from md5sums", missing, again);
    findings.error("Twice in md5sums", twice, again);
    findings.error(
        "In md5sums but no file of the package",
        listed.keySet().stream().map(InstallPath::value).toList(),
        again);
    findings.error(
        "Conffiles in md5sums",
        listedConffiles,
        "leave them out, since they may be changed on the machine");
  }
}
