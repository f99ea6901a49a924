package org.mathesar.deb.packager.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;

/** Reads the packages that npm installs from its lock (package-lock.json, versions 2 and 3). */
public final class NpmLock {
  private static final String FOLDER = "node_modules/";
  private static final String FILE_NAME = "package-lock.json";

  private NpmLock() {}

  /**
   * The packages of the lock in a folder.
   *
   * @param folder of package.json
   * @return as {@link #components} reads them, empty where there is no package-lock.json
   * @throws UserProblem where it cannot be read
   */
  public static Optional<List<Component>> in(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(components(Files.readString(file), file.toString()));
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "%s cannot be read (%s): make it readable.", file, IoReason.of(e));
    }
  }

  /**
   * The packages of a lock.
   *
   * @param json what the lock says
   * @param origin what error sentences call it, such as a file name
   * @return components in the order of their package URLs, each once
   * @throws UserProblem where it is no such lock
   */
  public static List<Component> components(String json, String origin) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw UserProblem.causedBy(
          e,
          "%s is not JSON (line %d): make it again with npm.",
          origin,
          e.getLocation() == null ? 1 : e.getLocation().getLineNr());
    }
    if (!root.path("packages").isObject()) {
      throw UserProblem.of(
          "%s is no lock of version 2 or 3: make it again with 'npm install --package-lock-only' of"
              + " npm 7 or later.",
          origin);
    }
    Map<PackageUrl, Component> components = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("packages").properties()) {
      boolean installed = entry.getKey().contains(FOLDER);
      if (installed && !entry.getValue().path("link").asBoolean()) {
        Component component = component(entry.getKey(), entry.getValue(), origin);
        components.merge(component.url(), component, NpmLock::merged);
      }
    }
    return List.copyOf(components.values());
  }

  private static Component component(String path, JsonNode node, String origin) {
    String folder = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
    // An alias is installed under another name than its own.
    String name = node.path("name").asText(folder);
    String version = node.path("version").asText();
    if (version.isEmpty()) {
      throw UserProblem.of("%s gives no version for %s: make it again with npm.", origin, path);
    }
    Set<String> needs = new TreeSet<>();
    node.path("dependencies").fieldNames().forEachRemaining(needs::add);
    node.path("optionalDependencies").fieldNames().forEachRemaining(needs::add);
    try {
      return Component.npm(
          name,
          version,
          node.path("license").asText(),
          ComponentHash.ofIntegrity(node.path("integrity").asText()),
          scope(node),
          needs);
    } catch (IllegalArgumentException e) {
      throw UserProblem.causedBy(
          e,
          "%s gives an integrity for %s that cannot be read: make it again with npm.",
          origin,
          path);
    }
  }

  private static Scope scope(JsonNode node) {
    if (node.path("dev").asBoolean() || node.path("devOptional").asBoolean()) {
      return Scope.EXCLUDED;
    }
    return node.path("optional").asBoolean() ? Scope.OPTIONAL : Scope.REQUIRED;
  }

  /** The same package in two folders is needed for whatever either is needed for. */
  private static Component merged(Component one, Component other) {
    Set<String> needs = new TreeSet<>(one.needs());
    needs.addAll(other.needs());
    return new Component(
        one.url(),
        one.name(),
        one.version(),
        one.license(),
        one.hashes(),
        one.scope().compareTo(other.scope()) <= 0 ? one.scope() : other.scope(),
        needs);
  }
}
