package org.mathesar.deb.packager.wheel;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.packager.python.ProjectName;

/**
 * What a wheel says of itself (core metadata specifications, PEP 566, 621, 639).
 *
 * @param project its normalised name
 * @param version as METADATA has it
 * @param summary one line
 * @param homepage of the project, where one of its addresses is called so
 * @param licence under what terms it comes
 * @param licenceTexts licences and notices it carries, ordered by path
 * @param author who made it, with or without an address
 * @param maintainer who keeps it, where that is somebody else
 * @param requirements what it needs in turn, as in a requirements file (PEP 508), in its order
 */
public record WheelMetadata(
    ProjectName project,
    String version,
    Optional<String> summary,
    Optional<URI> homepage,
    Licence licence,
    List<LicenceText> licenceTexts,
    Optional<String> author,
    Optional<String> maintainer,
    List<String> requirements) {

  /**
   * The terms as the metadata names them; projects fill in one of the three, or none.
   *
   * @param expression an SPDX expression (PEP 639)
   * @param statement whatever the older License field says, from a name to a whole text
   * @param classifiers the trove classifiers that begin with {@code License ::}, in their order
   */
  public record Licence(
      Optional<String> expression, Optional<String> statement, List<String> classifiers) {
    // Copies.
    public Licence {
      classifiers = List.copyOf(classifiers);
    }
  }

  // Copies.
  public WheelMetadata {
    licenceTexts = List.copyOf(licenceTexts);
    requirements = List.copyOf(requirements);
  }
}
