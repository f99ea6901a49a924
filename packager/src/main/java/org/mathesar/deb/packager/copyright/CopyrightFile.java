package org.mathesar.deb.packager.copyright;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.packager.descriptor.Copyright;

/**
 * A machine-readable copyright file (format 1.0), as packages carry it in {@code
 * /usr/share/doc/PACKAGE/copyright}.
 */
public final class CopyrightFile {
  private static final String FORMAT =
      "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/";

  private final String upstreamName;
  private final URI source;
  private final List<FilesStanza> files;
  private final SortedMap<LicenseName, String> licenses;

  CopyrightFile(
      String upstreamName,
      URI source,
      List<FilesStanza> files,
      SortedMap<LicenseName, String> licenses) {
    this.upstreamName = upstreamName;
    this.source = source;
    this.files = files;
    this.licenses = licenses;
  }

  /**
   * The copyright file of a package.
   *
   * @param upstreamName the application's name as people write it
   * @param source where its source is had
   * @param copyright of the application, which is that of everything no library claims
   * @param thirdParties the libraries in the package, in any order
   * @param comment added to the stanza that holds for the files it is about
   * @return the file
   * @throws org.mathesar.deb.format.problem.UserProblem where the text of the application's own
   *     licence is nowhere
   */
  public static CopyrightFile of(
      String upstreamName,
      URI source,
      Copyright copyright,
      List<ThirdParty> thirdParties,
      Optional<FilesComment> comment) {
    return new CopyrightComposer(upstreamName, source).compose(copyright, thirdParties, comment);
  }

  /**
   * The file's text.
   *
   * @return stanzas separated by empty lines
   */
  public String render() {
    List<Stanza> stanzas = new ArrayList<>();
    stanzas.add(
        Stanza.empty()
            .with("Format", FORMAT)
            .with("Upstream-Name", upstreamName)
            .with("Source", source.toString()));
    files.forEach(file -> stanzas.add(file.stanza()));
    for (Map.Entry<LicenseName, String> license : licenses.entrySet()) {
      stanzas.add(Stanza.empty().with("License", license.getKey() + "\n" + license.getValue()));
    }
    return Stanza.render(stanzas);
  }
}
