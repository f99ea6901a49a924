package org.mathesar.deb.packager.inspect;

import java.util.List;
import java.util.regex.Pattern;
import org.mathesar.deb.format.deb.ControlMember;

/**
 * Installed-Size is what dpkg would have counted, so that apt asks for the right room.
 * dpkg-gencontrol also counts those control files that are there before it writes its own.
 */
final class InstalledSizeRule implements Rule {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  @Override
  public String name() {
    return "installed-size";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    long least = contents.installedSizeKib();
    long most = least + 1;
    for (ControlMember member : contents.deb().control().members()) {
      most += (member.entry().size() + 1023) / 1024;
    }
    String written = contents.field("Installed-Size");
    if (!NUMBER.matcher(written).matches()
        || Long.parseLong(written) < least
        || Long.parseLong(written) > most) {
      findings.error(
          "Installed-Size is not what the package takes on disk",
          List.of(written.isEmpty() ? "not given" : written),
          "set it to " + least);
    }
  }
}
