package org.mathesar.deb.packager.wheel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mathesar.deb.packager.python.WheelName;

/** Turns the fields of METADATA into values. */
final class MetadataValues {
  /** Labels of addresses that serve as a homepage (well-known labels, PEP 753), the best first. */
  private static final List<String> HOMEPAGE_LABELS =
      List.of("homepage", "home", "source", "sourcecode", "repository", "github", "code");

  private MetadataValues() {}

  static WheelMetadata of(MetadataHeaders metadata, WheelName name, List<LicenceText> licences) {
    return new WheelMetadata(
        name.project(),
        metadata.first("Version").orElse(name.version()),
        metadata.first("Summary").map(summary -> summary.replaceAll("\\s+", " ")),
        homepage(metadata),
        new WheelMetadata.Licence(
            metadata.first("License-Expression"),
            metadata.first("License"),
            metadata.all("Classifier").stream()
                .filter(classifier -> classifier.startsWith("License ::"))
                .toList()),
        licences,
        person(metadata, "Author"),
        person(metadata, "Maintainer"),
        metadata.all("Requires-Dist"));
  }

  /** Newer tools write name and address together into the address field. */
  private static Optional<String> person(MetadataHeaders metadata, String field) {
    Optional<String> name = metadata.first(field);
    Optional<String> address = metadata.first(field + "-email");
    if (name.isPresent() && address.filter(name.get()::contains).isPresent()) {
      return name;
    }
    if (name.isPresent() && address.filter(text -> !text.contains("<")).isPresent()) {
      return Optional.of(name.get() + " <" + address.get() + ">");
    }
    return name.isPresent() && address.isPresent()
        ? Optional.of(name.get() + ", " + address.get())
        : name.or(() -> address);
  }

  private static Optional<URI> homepage(MetadataHeaders metadata) {
    Map<String, String> labelled = new TreeMap<>();
    for (String line : metadata.all("Project-URL")) {
      int comma = line.indexOf(',');
      if (comma > 0) {
        String label =
            line.substring(0, comma).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        labelled.putIfAbsent(label, line.substring(comma + 1).strip());
      }
    }
    return Stream.concat(
            metadata.first("Home-page").stream(),
            HOMEPAGE_LABELS.stream().flatMap(label -> Stream.ofNullable(labelled.get(label))))
        .flatMap(text -> webAddress(text).stream())
        .findFirst();
  }

  private static Optional<URI> webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      // Whatever it is, nobody can go there.
      return Optional.empty();
    }
  }
}
