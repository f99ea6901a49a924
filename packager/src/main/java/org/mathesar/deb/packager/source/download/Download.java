package org.mathesar.deb.packager.source.download;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * A file to be had from the network.
 *
 * @param title what it is, such as {@code Mathesar 0.11.0}
 * @param address where it is
 * @param fileName what it is kept as
 * @param pinned what its checksum has to be
 */
public record Download(String title, URI address, String fileName, Optional<Sha256> pinned) {

  // Refuses addresses that are not of the web, and names that leave the folder.
  public Download {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http")) || address.getHost() == null) {
      throw UserProblem.of(
          "%s is no web address, so %s cannot be downloaded: correct source.release.url in the"
              + " descriptor.",
          address, title);
    }
    if (fileName.isEmpty() || fileName.contains("/") || fileName.startsWith(".")) {
      throw new IllegalArgumentException("'" + fileName + "' is no file name");
    }
  }
}
