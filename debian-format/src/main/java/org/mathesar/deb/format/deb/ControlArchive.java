package org.mathesar.deb.format.deb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mathesar.deb.format.control.Stanza;

/**
 * What a package tells dpkg.
 *
 * @param stanza the fields of its control file
 * @param members its files in the order of the archive, the control file among them
 * @param md5sums the lines of md5sums in order; none where there is no such file
 * @param conffiles the lines of conffiles in order; none where there is no such file
 */
public record ControlArchive(
    Stanza stanza, List<ControlMember> members, List<Md5sum> md5sums, List<Conffile> conffiles) {
  private static final Set<String> SCRIPTS =
      Set.of("config", "postinst", "postrm", "preinst", "prerm");

  // Copies.
  public ControlArchive {
    members = List.copyOf(members);
    md5sums = List.copyOf(md5sums);
    conffiles = List.copyOf(conffiles);
  }

  /**
   * A file of the archive.
   *
   * @param name such as {@code templates}
   * @return empty where there is none of that name
   */
  public Optional<ControlMember> member(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  /**
   * The maintainer scripts and debconf's config script.
   *
   * @return in the order of the archive
   */
  public List<ControlMember> scripts() {
    return members.stream().filter(member -> SCRIPTS.contains(member.name())).toList();
  }

  /**
   * The triggers control file (deb-triggers(5)).
   *
   * @return its lines without comments and blank ones; none where there is no such file
   */
  public List<String> triggers() {
    return member("triggers").flatMap(ControlMember::text).stream()
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
