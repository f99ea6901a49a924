package org.mathesar.deb.packager.copyright;

import java.util.List;
import org.mathesar.deb.packager.python.ProjectName;

/**
 * A library that a package contains.
 *
 * @param name of its project
 * @param version as the project writes it
 * @param files where it stands in the package
 * @param licenseExpression what the project says of its licence: an SPDX expression where it knows
 *     them, otherwise whatever it says; empty text for nothing
 * @param holders who has the copyright, as far as it is known otherwise than from the texts;
 *     usually none
 * @param author who the project says wrote it, used where no text names a holder; empty text for
 *     nobody
 * @param licenseTexts the licence files it brings
 */
public record ThirdParty(
    ProjectName name,
    String version,
    List<FilePattern> files,
    String licenseExpression,
    List<String> holders,
    String author,
    List<String> licenseTexts) {

  // Copies, and refuses a library without files.
  public ThirdParty {
    files = List.copyOf(files);
    holders = List.copyOf(holders);
    licenseTexts = List.copyOf(licenseTexts);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(name + " has no files in the package");
    }
  }
}
