package org.mathesar.deb.packager.inspect;

import java.util.List;

/** Installed-Size is what dpkg would have counted, so that apt asks for the right room. */
final class InstalledSizeRule implements Rule {
  @Override
  public String name() {
    return "installed-size";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    String expected = Long.toString(contents.installedSizeKib());
    String written = contents.field("Installed-Size");
    if (!written.equals(expected)) {
      findings.error(
          "Installed-Size is not what the package takes on disk",
          List.of(written.isEmpty() ? "not given" : written),
          "set it to " + expected);
    }
  }
}
