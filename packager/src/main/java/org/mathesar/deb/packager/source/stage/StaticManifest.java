package org.mathesar.deb.packager.source.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * The manifest that Django's ManifestStaticFilesStorage writes in the order in which it met the
 * files, which differs between file systems.
 */
final class StaticManifest {
  private static final String NAME = "staticfiles.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private StaticManifest() {}

  /**
   * Writes the manifest anew with its keys in order, where there is one.
   *
   * @param folder of the collected files
   * @throws IOException where it cannot be read or written
   */
  static void normalise(Path folder) throws IOException {
    Path manifest = folder.resolve(NAME);
    if (!Files.isRegularFile(manifest)) {
      return;
    }
    try {
      TreeMap<String, Object> content =
          MAPPER.readValue(Files.readAllBytes(manifest), new TypeReference<>() {});
      Files.write(manifest, MAPPER.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw UserProblem.causedBy(
          e, "The collected %s is no JSON object: correct static-files in the descriptor.", NAME);
    }
  }
}
