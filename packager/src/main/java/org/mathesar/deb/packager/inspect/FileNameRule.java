package org.mathesar.deb.packager.inspect;

import java.util.List;

/** The file is called what its fields say, without the epoch. */
final class FileNameRule implements Rule {
  @Override
  public String name() {
    return "file-name";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    String version = contents.field("Version").replaceFirst("^[0-9]+:", "");
    String expected =
        contents.field("Package") + "_" + version + "_" + contents.field("Architecture") + ".deb";
    if (!contents.fileName().equals(expected)) {
      findings.warning(
          "The file name does not agree with the fields",
          List.of(contents.fileName()),
          "call it " + expected);
    }
  }
}
