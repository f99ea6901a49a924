package org.mathesar.deb.format.deb;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.control.ControlParser;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.Md5;
import org.mathesar.deb.format.value.InstallPath;

/** Reads a control archive into memory. */
final class ControlReader {
  /** md5sums of 300,000 files are 40 MiB; what is larger is not meant to be read. */
  private static final long LARGEST_ARCHIVE_BYTES = 64L << 20;

  private static final Pattern MD5SUM = Pattern.compile("([0-9a-f]{32}) [ *](?:\\./)?(.+)");
  private static final Pattern CONFFILE = Pattern.compile("(?:(remove-on-upgrade) )?(/.+)");

  private final String member;
  private final String file;
  private final Damage damage;

  ControlReader(String member, Damage damage) {
    this.member = member;
    this.file = damage.file();
    this.damage = damage;
  }

  ControlArchive read(InputStream archive) throws IOException {
    TarReader tar = new TarReader(archive, member, damage);
    List<ControlMember> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long room = LARGEST_ARCHIVE_BYTES;
    for (Optional<DebEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
      DebEntry entry = next.get();
      String name = entry.path().map(InstallPath::relative).orElse("/");
      if (name.isEmpty() && entry.type() == EntryType.DIRECTORY) {
        continue;
      }
      if (entry.type() != EntryType.FILE || name.isEmpty() || name.indexOf('/') >= 0) {
        throw damage.because(
            "its member %s holds %s, and only plain files belong there", member, entry.name());
      }
      if (!names.add(name)) {
        throw damage.because("its member %s holds %s twice", member, name);
      }
      room -= entry.size();
      if (room < 0) {
        throw damage.because(
            "its member %s holds more than %d MiB", member, LARGEST_ARCHIVE_BYTES >> 20);
      }
      byte[] bytes = tar.content().readAllBytes();
      members.add(new ControlMember(name, entry, bytes));
    }
    return new ControlArchive(stanza(members), members, md5sums(members), conffiles(members));
  }

  private Stanza stanza(List<ControlMember> members) {
    ControlMember control =
        find(members, "control")
            .orElseThrow(() -> damage.because("its member %s holds no file 'control'", member));
    return ControlParser.parseSingle(control.bytes(), "The control file of " + file);
  }

  private List<Md5sum> md5sums(List<ControlMember> members) {
    List<Md5sum> sums = new ArrayList<>();
    for (String line : lines(members, "md5sums")) {
      Matcher matcher = MD5SUM.matcher(line);
      if (!matcher.matches()) {
        throw damage.because("its md5sums has a line that is no checksum and path: '%s'", line);
      }
      sums.add(new Md5sum(path("md5sums", "/" + matcher.group(2)), new Md5(matcher.group(1))));
    }
    return sums;
  }

  private List<Conffile> conffiles(List<ControlMember> members) {
    List<Conffile> conffiles = new ArrayList<>();
    for (String line : lines(members, "conffiles")) {
      Matcher matcher = CONFFILE.matcher(line.stripTrailing());
      if (!matcher.matches()) {
        throw damage.because("its conffiles has a line that is no absolute path: '%s'", line);
      }
      conffiles.add(new Conffile(path("conffiles", matcher.group(2)), matcher.group(1) != null));
    }
    return conffiles;
  }

  private InstallPath path(String where, String text) {
    try {
      return new InstallPath(text);
    } catch (IllegalArgumentException e) {
      throw damage.causedBy(
          e, "its %s has a path that is none: %s", where, String.valueOf(e.getMessage()));
    }
  }

  private List<String> lines(List<ControlMember> members, String name) {
    Optional<ControlMember> found = find(members, name);
    if (found.isEmpty()) {
      return List.of();
    }
    String text =
        found
            .get()
            .text()
            .orElseThrow(() -> damage.because("its control file %s is not UTF-8 text", name));
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  private static Optional<ControlMember> find(List<ControlMember> members, String name) {
    return members.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
  }
}
