package org.mathesar.deb.packager.inspect;

import java.util.List;
import java.util.Set;
import org.mathesar.deb.format.deb.ControlMember;
import org.mathesar.deb.format.value.FileMode;

/** The control archive holds known files, scripts executable and the rest not, all of root. */
final class ControlFilesRule implements Rule {
  private static final Set<String> KNOWN =
      Set.of(
          "config",
          "conffiles",
          "control",
          "md5sums",
          "postinst",
          "postrm",
          "preinst",
          "prerm",
          "shlibs",
          "symbols",
          "templates",
          "triggers");

  @Override
  public String name() {
    return "control-files";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    List<ControlMember> members = contents.deb().control().members();
    findings.warning(
        "Control files that dpkg does not know",
        members.stream().map(ControlMember::name).filter(name -> !KNOWN.contains(name)).toList(),
        "leave them out");
    List<ControlMember> scripts = contents.deb().control().scripts();
    findings.error(
        "Control files with another mode than 0755 for scripts and 0644 for the rest",
        members.stream()
            .filter(
                member ->
                    !member
                        .entry()
                        .mode()
                        .equals(scripts.contains(member) ? FileMode.EXECUTABLE : FileMode.FILE))
            .map(member -> member.name() + " (" + member.entry().mode() + ")")
            .toList(),
        "set their modes");
    findings.warning(
        "Control files not owned by root",
        members.stream()
            .filter(member -> member.entry().uid() != 0 || member.entry().gid() != 0)
            .map(ControlMember::name)
            .toList(),
        "give them to root:root");
  }
}
