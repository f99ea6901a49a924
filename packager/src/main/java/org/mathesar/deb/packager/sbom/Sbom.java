package org.mathesar.deb.packager.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mathesar.deb.format.digest.Sha1;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * What a package is made of, as CycloneDX 1.6 writes it. The same values give the same bytes: the
 * serial number follows from the content, and the time is the source's. It names this tool without
 * its version, which would change the bytes of packages that are the same in everything else.
 *
 * @param vendor who publishes the package, such as {@code debian}
 * @param name the package
 * @param version its full version
 * @param architecture the machine it is for
 * @param license of the package as a whole, an SPDX expression where possible; empty text for none
 * @param timestamp the source's date, in whole seconds
 * @param components what it is made of, in the order of their package URLs
 * @param aggregate whether they are all there are
 */
public record Sbom(
    String vendor,
    PackageName name,
    DebVersion version,
    Architecture architecture,
    String license,
    Instant timestamp,
    List<Component> components,
    Aggregate aggregate) {
  /** What is known of the components that are not listed. */
  public enum Aggregate {
    /** There may be some, within those that are. */
    NOT_SPECIFIED,
    /** There are some. */
    INCOMPLETE
  }

  /** Words that may stand in an SPDX expression, and brackets around them. */
  private static final Pattern EXPRESSION =
      Pattern.compile("\\(*[A-Za-z0-9.+-]+\\)*(?:\\s+(?:AND|OR|WITH)\\s+\\(*[A-Za-z0-9.+-]+\\)*)*");

  /** The name space of URLs (RFC 9562, 6.6), which package URLs are. */
  private static final UUID URL_SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  // Sorts, and refuses a component that comes twice.
  public Sbom {
    components = components.stream().sorted(Comparator.comparing(Component::url)).toList();
    timestamp = timestamp.truncatedTo(ChronoUnit.SECONDS);
    for (int i = 1; i < components.size(); i++) {
      if (components.get(i).url().equals(components.get(i - 1).url())) {
        throw new IllegalArgumentException(components.get(i).url() + " comes twice");
      }
    }
  }

  /**
   * The name of the file beside the package.
   *
   * @return such as {@code pantry_1.0-1_all.cdx.json}
   */
  public String fileName() {
    return name + "_" + version.withoutEpoch() + "_" + architecture + ".cdx.json";
  }

  /**
   * The list as a JSON document.
   *
   * @return UTF-8, ending with a line feed
   */
  public byte[] render() {
    PackageUrl own = PackageUrl.deb(vendor, name, version, architecture);
    ObjectNode document = document(own);
    document.put("serialNumber", "urn:uuid:" + serialNumber(own, text(document)));
    return text(document).getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode document(PackageUrl own) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    root.put("bomFormat", "CycloneDX");
    root.put("specVersion", "1.6");
    // Holds its place; the number follows from the rest.
    root.put("serialNumber", "");
    root.put("version", 1);
    ObjectNode metadata = root.putObject("metadata");
    metadata.put("timestamp", timestamp.toString());
    metadata
        .putObject("tools")
        .putArray("components")
        .addObject()
        .put("type", "application")
        .put("name", "mathesar-deb");
    ObjectNode subject = metadata.putObject("component");
    subject.put("type", "application");
    subject.put("bom-ref", own.value());
    subject.put("name", name.value());
    subject.put("version", version.toString());
    addLicense(subject, license);
    subject.put("purl", own.value());
    ArrayNode array = root.putArray("components");
    for (Component component : components) {
      addComponent(array.addObject(), component);
    }
    addDependencies(root.putArray("dependencies"), own);
    if (aggregate == Aggregate.INCOMPLETE) {
      ObjectNode composition = root.putArray("compositions").addObject();
      composition.put("aggregate", "incomplete");
      composition.putArray("assemblies").add(own.value());
    }
    return root;
  }

  private static void addComponent(ObjectNode node, Component component) {
    node.put("type", "library");
    node.put("bom-ref", component.url().value());
    node.put("name", component.name());
    node.put("version", component.version());
    node.put("scope", component.scope().toString());
    if (!component.hashes().isEmpty()) {
      ArrayNode hashes = node.putArray("hashes");
      for (ComponentHash hash : component.hashes()) {
        hashes.addObject().put("alg", hash.algorithm()).put("content", hash.hex());
      }
    }
    addLicense(node, component.license());
    node.put("purl", component.url().value());
  }

  private static void addLicense(ObjectNode node, String license) {
    String text = license.strip();
    if (text.isEmpty()) {
      return;
    }
    ObjectNode choice = node.putArray("licenses").addObject();
    if (EXPRESSION.matcher(text).matches()) {
      choice.put("expression", text);
    } else {
      choice.putObject("license").put("name", text);
    }
  }

  /** The package needs what nothing else in it needs. */
  private void addDependencies(ArrayNode array, PackageUrl own) {
    Map<String, Set<PackageUrl>> urls = new HashMap<>();
    for (Component component : components) {
      urls.computeIfAbsent(key(component, component.name()), name -> new TreeSet<>())
          .add(component.url());
    }
    Map<PackageUrl, Set<PackageUrl>> needs = new HashMap<>();
    Set<PackageUrl> roots = new TreeSet<>();
    components.forEach(component -> roots.add(component.url()));
    for (Component component : components) {
      Set<PackageUrl> needed = new TreeSet<>();
      for (String name : component.needs()) {
        needed.addAll(urls.getOrDefault(key(component, name), Set.of()));
      }
      needed.remove(component.url());
      needs.put(component.url(), needed);
      roots.removeAll(needed);
    }
    addUnreached(roots, needs);
    addDependency(array, own, roots);
    for (Component component : components) {
      addDependency(array, component.url(), needs.getOrDefault(component.url(), Set.of()));
    }
  }

  /** Components that need each other in a circle are needed by the package all the same. */
  private void addUnreached(Set<PackageUrl> roots, Map<PackageUrl, Set<PackageUrl>> needs) {
    Set<PackageUrl> reached = new TreeSet<>();
    List.copyOf(roots).forEach(root -> reach(root, needs, reached));
    for (Component component : components) {
      if (!reached.contains(component.url())) {
        roots.add(component.url());
        reach(component.url(), needs, reached);
      }
    }
  }

  private static void reach(
      PackageUrl from, Map<PackageUrl, Set<PackageUrl>> needs, Set<PackageUrl> reached) {
    Deque<PackageUrl> ahead = new ArrayDeque<>(List.of(from));
    while (!ahead.isEmpty()) {
      PackageUrl next = ahead.removeFirst();
      if (reached.add(next)) {
        ahead.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
  }

  /** Names mean something within their own world only. */
  private static String key(Component component, String name) {
    String url = component.url().value();
    return url.substring(0, url.indexOf('/') + 1) + name;
  }

  private static void addDependency(ArrayNode array, PackageUrl from, Set<PackageUrl> to) {
    ObjectNode node = array.addObject().put("ref", from.value());
    if (!to.isEmpty()) {
      ArrayNode on = node.putArray("dependsOn");
      to.forEach(url -> on.add(url.value()));
    }
  }

  private static String text(ObjectNode document) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      // A tree of texts and numbers can always be written.
      throw new IllegalStateException(e);
    }
  }

  /** A name-based UUID (RFC 9562, 5.5) of the package and everything said of it. */
  private static UUID serialNumber(PackageUrl own, String content) {
    MessageDigest sha1 = Sha1.start();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(URL_SPACE.getMostSignificantBits())
            .putLong(URL_SPACE.getLeastSignificantBits())
            .array());
    sha1.update(own.value().getBytes(StandardCharsets.UTF_8));
    ByteBuffer digest = ByteBuffer.wrap(sha1.digest(content.getBytes(StandardCharsets.UTF_8)));
    long high = (digest.getLong() & ~0xf000L) | 0x5000L;
    long low = (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
