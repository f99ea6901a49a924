package org.mathesar.deb.packager.descriptor.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mathesar.deb.format.problem.Spelling;

/**
 * What the descriptor's JSON schema (draft 2020-12) says, in sentences for people. The schema's
 * descriptions are worded so that "write" and "add" fit before them.
 */
final class SchemaCheck implements Rule {
  /** The schema, beside this class. */
  static final String RESOURCE = "descriptor.schema.json";

  /** Keywords that also complain where the type is wrong already. */
  private static final Set<String> OF_VALUES = Set.of("const", "minimum", "maximum");

  private final Schema schema;

  SchemaCheck() {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(), InputFormat.JSON);
  }

  private static String text() {
    try (InputStream resource =
        Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void check(Document document, Findings findings) {
    List<Error> errors = schema.validate(JsonForm.of(document.root()));
    Set<String> misspelt = new HashSet<>();
    for (Error error : errors) {
      if (error.getKeyword().equals("additionalProperties")) {
        Value.Mapping at = (Value.Mapping) value(document, error);
        Optional<String> meant = Spelling.closest(error.getProperty(), missingKeys(error, at));
        meant.ifPresent(key -> misspelt.add(at.place().path() + "/" + key));
        unknownKey(error, at, meant, findings);
      }
    }
    Set<String> mistyped = new HashSet<>();
    for (Error error : errors) {
      if (error.getKeyword().equals("type")) {
        mistyped.add(error.getInstanceLocation().toString());
      }
    }
    for (Error error : errors) {
      boolean typeSaysIt =
          OF_VALUES.contains(error.getKeyword())
              && mistyped.contains(error.getInstanceLocation().toString());
      if (!typeSaysIt) {
        say(error, value(document, error), misspelt, findings);
      }
    }
  }

  private void say(Error error, Value at, Set<String> misspelt, Findings findings) {
    String keyword = error.getKeyword();
    switch (keyword) {
      case "additionalProperties" -> {
        // Said before, so that a misspelt key is not called missing as well.
      }
      case "required" -> {
        String key = error.getProperty();
        if (!misspelt.contains(at.place().path() + "/" + key)) {
          findings.add(at.place(), "'%s' is missing; add %s", key, descriptionOf(error, key));
        }
      }
      case "type" -> wrongType(error, at, findings);
      case "const", "pattern", "minimum", "maximum" ->
          findings.add(
              at.place(), "%s does not belong here; write %s", quoted(at), description(error));
      case "minLength", "minItems" ->
          findings.add(at.place(), "this is empty; write %s", description(error));
      case "uniqueItems" -> repeated((Value.Sequence) at, findings);
      default ->
          throw new IllegalStateException(
              "the schema's keyword " + keyword + " has no sentence: " + error);
    }
  }

  private void unknownKey(
      Error error, Value.Mapping at, Optional<String> meant, Findings findings) {
    String key = error.getProperty();
    Place place = at.member(key).orElseThrow().place();
    Set<String> known = new TreeSet<>(missingKeys(error, at));
    String wayOut =
        meant
            .map(word -> "write '" + word + "' if that was meant, or leave it out")
            .orElseGet(
                () ->
                    known.isEmpty()
                        ? "leave it out"
                        : "leave it out, or write one of " + String.join(", ", known));
    findings.add(place, "there is no such key here; %s", wayOut);
  }

  /** The keys that the schema has at a place and the descriptor has not. */
  private Set<String> missingKeys(Error error, Value.Mapping at) {
    Set<String> keys = new HashSet<>();
    parent(error).path("properties").fieldNames().forEachRemaining(keys::add);
    at.keys().forEach(keys::remove);
    return Collections.unmodifiableSet(keys);
  }

  private void wrongType(Error error, Value at, Findings findings) {
    String wanted = parent(error).path("type").asText();
    if (at instanceof Value.Nothing) {
      findings.add(at.place(), "this is empty; write %s%s", description(error), orForNone(wanted));
    } else if (wanted.equals("string") && isScalar(at)) {
      findings.add(
          at.place(),
          "%s is read as %s; put it in quotes: '%s'",
          written(at),
          at.kind(),
          written(at));
    } else {
      findings.add(
          at.place(), "this is %s, but it has to be %s", at.kind(), wantedKind(wanted, error));
    }
  }

  private String wantedKind(String wanted, Error error) {
    String kind =
        switch (wanted) {
          case "string" -> "a text";
          case "array" -> "a list";
          case "object" -> "a mapping";
          case "integer" -> "a whole number";
          default -> throw new IllegalStateException("no word for the type " + wanted);
        };
    return kind + "; write " + description(error);
  }

  private static String orForNone(String wanted) {
    return switch (wanted) {
      case "array" -> ", or [] for none";
      case "object" -> ", or {} for none";
      default -> "";
    };
  }

  private static void repeated(Value.Sequence list, Findings findings) {
    Set<JsonNode> seen = new HashSet<>();
    for (Value member : list.members()) {
      if (!seen.add(JsonForm.of(member))) {
        findings.add(member.place(), "%s is in the list already; leave it out", quoted(member));
      }
    }
  }

  private static boolean isScalar(Value value) {
    return value instanceof Value.Numeral || value instanceof Value.Truth;
  }

  private static String written(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Numeral number) {
      return number.written();
    }
    if (value instanceof Value.Truth truth) {
      return truth.written();
    }
    return value.kind();
  }

  private static String quoted(Value value) {
    return "'" + written(value) + "'";
  }

  private static Value value(Document document, Error error) {
    Value value = document.root();
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      value =
          value instanceof Value.Sequence sequence
              ? sequence.members().get((Integer) step)
              : ((Value.Mapping) value).member(step.toString()).orElseThrow().value();
    }
    return value;
  }

  /** The schema whose keyword was not fulfilled. */
  private JsonNode parent(Error error) {
    NodePath path = error.getEvaluationPath();
    JsonNode node = schema.getSchemaNode();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      node = step(node, path.getElement(i));
    }
    return node;
  }

  /** The description that is nearest above the keyword that was not fulfilled. */
  private String description(Error error) {
    NodePath path = error.getEvaluationPath();
    JsonNode node = schema.getSchemaNode();
    String description = node.path("description").asText();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      node = step(node, path.getElement(i));
      description = node.path("description").asText(description);
    }
    return description;
  }

  /** What a key of the schema at hand is to hold. */
  private String descriptionOf(Error error, String key) {
    JsonNode node = parent(error).path("properties").path(key);
    while (!node.has("description") && node.has("$ref")) {
      node = step(node, "$ref");
    }
    if (!node.has("description")) {
      throw new IllegalStateException("the schema does not describe " + key);
    }
    return node.path("description").asText();
  }

  private JsonNode step(JsonNode node, Object step) {
    if (step.equals("$ref")) {
      return schema.getSchemaNode().at(node.path("$ref").asText().substring(1));
    }
    return step instanceof Integer index ? node.path(index) : node.path(step.toString());
  }
}
