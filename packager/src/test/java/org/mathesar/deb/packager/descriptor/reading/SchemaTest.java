package org.mathesar.deb.packager.descriptor.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Set<String> WITH_A_SENTENCE =
      Set.of(
          "additionalProperties",
          "const",
          "maximum",
          "minItems",
          "minLength",
          "minimum",
          "pattern",
          "required",
          "type",
          "uniqueItems");
  private static final Set<String> STRUCTURE =
      Set.of("$schema", "$ref", "$defs", "title", "description", "properties", "items");

  private final JsonNode schema;

  SchemaTest() throws IOException {
    try (InputStream resource = SchemaTest.class.getResourceAsStream("descriptor.schema.json")) {
      schema = new ObjectMapper().readTree(resource);
    }
  }

  @Test
  void usesOnlyKeywordsThatHaveASentence() {
    List<String> others = new ArrayList<>();
    collectKeywords(schema, others);

    assertEquals(List.of(), others);
  }

  @Test
  void describesEveryKey() {
    List<String> silent = new ArrayList<>();
    collectSilentKeys(schema, "", silent);

    assertEquals(List.of(), silent);
  }

  private static void collectKeywords(JsonNode node, List<String> others) {
    node.fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!WITH_A_SENTENCE.contains(keyword) && !STRUCTURE.contains(keyword)) {
                others.add(keyword);
              }
            });
    for (JsonNode part : parts(node)) {
      collectKeywords(part, others);
    }
  }

  private void collectSilentKeys(JsonNode node, String path, List<String> silent) {
    node.path("properties")
        .properties()
        .forEach(
            property -> {
              if (!isDescribed(property.getValue())) {
                silent.add(path + "/" + property.getKey());
              }
              collectSilentKeys(property.getValue(), path + "/" + property.getKey(), silent);
            });
    collectSilentKeys(node, "items", path, silent);
    node.path("$defs")
        .properties()
        .forEach(part -> collectSilentKeys(part.getValue(), "#" + part.getKey(), silent));
  }

  private void collectSilentKeys(JsonNode node, String key, String path, List<String> silent) {
    if (node.has(key)) {
      collectSilentKeys(node.path(key), path + "[]", silent);
    }
  }

  private boolean isDescribed(JsonNode node) {
    return node.has("description")
        || (node.has("$ref") && isDescribed(schema.at(node.path("$ref").asText().substring(1))));
  }

  private static List<JsonNode> parts(JsonNode node) {
    List<JsonNode> parts = new ArrayList<>();
    node.path("properties").forEach(parts::add);
    node.path("$defs").forEach(parts::add);
    if (node.has("items")) {
      parts.add(node.path("items"));
    }
    if (node.path("additionalProperties").isObject()) {
      parts.add(node.path("additionalProperties"));
    }
    return parts;
  }
}
