package org.mathesar.deb.packager.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.ProjectVersion;

/**
 * Reads what uv resolved (the {@code pylock.toml} format, PEP 751), leaving the addresses behind.
 */
final class PylockReader {
  private static final TomlMapper TOML = new TomlMapper();

  private PylockReader() {}

  /**
   * Reads a resolution.
   *
   * @param file as uv wrote it
   * @return its projects in its order
   * @throws UserProblem where the index did not tell enough of a file
   */
  static List<ResolvedProject> read(Path file) {
    JsonNode root;
    try {
      root = TOML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<ResolvedProject> projects = new ArrayList<>();
    for (JsonNode project : root.path("packages")) {
      projects.add(project(project));
    }
    return projects;
  }

  private static ResolvedProject project(JsonNode project) {
    String name = project.path("name").asText();
    List<LockedFile> wheels = new ArrayList<>();
    for (JsonNode wheel : project.path("wheels")) {
      wheels.add(file(name, wheel));
    }
    JsonNode source = project.path("sdist");
    return new ResolvedProject(
        ProjectName.normalising(name),
        ProjectVersion.parse(project.path("version").asText()),
        source.isObject() ? Optional.of(file(name, source)) : Optional.empty(),
        wheels);
  }

  private static LockedFile file(String project, JsonNode file) {
    String fileName = fileName(file);
    String sha256 = file.path("hashes").path("sha256").asText();
    if (sha256.isEmpty()) {
      throw UserProblem.of(
          "The package index does not tell the SHA-256 of %s, a file of %s: make the lock against"
              + " an index that does.",
          fileName, project);
    }
    return new LockedFile(fileName, size(project, fileName, file), new Sha256(sha256));
  }

  private static String fileName(JsonNode file) {
    if (file.has("name")) {
      return file.path("name").asText();
    }
    String place = place(file);
    // A plus sign stands for itself in a path, which only this decoder sees differently.
    return URLDecoder.decode(
        place.substring(place.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String place(JsonNode file) {
    return file.has("url") ? file.path("url").asText() : file.path("path").asText();
  }

  // Files of a local folder come without their length.
  private static long size(String project, String fileName, JsonNode file) {
    if (file.has("size")) {
      return file.path("size").asLong();
    }
    String place = place(file);
    if (place.startsWith("file:")) {
      try {
        return Files.size(Path.of(URI.create(place)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw UserProblem.of(
        "The package index does not tell the length of %s, a file of %s: make the lock against an"
            + " index with the JSON form of the simple API (PEP 691).",
        fileName, project);
  }
}
