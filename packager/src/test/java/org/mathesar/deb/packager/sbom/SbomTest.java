package org.mathesar.deb.packager.sbom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.ProjectName;

class SbomTest {
  private static final Sha256 HASH = Sha256.of("wheel".getBytes(StandardCharsets.UTF_8));
  private static final String LOCK =
      """
      {"name": "ui", "lockfileVersion": 3, "packages": {
        "": {"name": "ui", "version": "1.0.0"},
        "node_modules/@scope/b": {"version": "2.0.0+x",
          "integrity": "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
          "license": "MIT", "dependencies": {"a": "^1"}},
        "node_modules/a": {"version": "1.0.0", "dev": true},
        "node_modules/@scope/b/node_modules/a": {"version": "1.0.0", "optional": true},
        "node_modules/alias": {"name": "real", "version": "3.0.0"},
        "node_modules/linked": {"resolved": "packages/linked", "link": true},
        "packages/linked": {"version": "0.1.0"}
      }}
      """;

  private static Component library(String name, String license, String... requirements) {
    return Component.python(new ProjectName(name), "1.0", license, HASH, List.of(requirements));
  }

  private static Sbom sbom(List<Component> components) {
    return sbom(components, Sbom.Aggregate.NOT_SPECIFIED);
  }

  private static Sbom sbom(List<Component> components, Sbom.Aggregate aggregate) {
    return new Sbom(
        "pantry",
        new PackageName("pantry-python3.11"),
        DebVersion.parse("1:20260520.1"),
        Architecture.AMD64,
        "GPL-3.0-only",
        Instant.parse("2026-05-20T08:31:56Z"),
        components,
        aggregate);
  }

  @Test
  void aListThatIsNotAllSaysSo() throws IOException {
    byte[] bytes = sbom(List.of(), Sbom.Aggregate.INCOMPLETE).render();

    assertEquals(List.of(), new JsonParser().validate(bytes, Version.VERSION_16));
    JsonNode composition = new ObjectMapper().readTree(bytes).path("compositions").path(0);
    assertEquals("incomplete", composition.path("aggregate").asText());
    assertEquals(
        "pkg:deb/pantry/pantry-python3.11@1%3A20260520.1?arch=amd64",
        composition.path("assemblies").path(0).asText());
    assertFalse(new ObjectMapper().readTree(sbom(List.of()).render()).has("compositions"));
  }

  private static List<Component> components() {
    List<Component> components = new ArrayList<>();
    components.add(
        library(
            "django",
            "BSD-3-Clause",
            "asgiref<4,>=3.6.0",
            "Typing_Extensions; python_version < '3.11'",
            "argon2-cffi>=19.1.0; extra == 'argon2'",
            "not-there"));
    components.add(library("asgiref", "BSD License", "loop"));
    components.add(library("typing-extensions", ""));
    components.add(library("argon2-cffi", "MIT OR (Apache-2.0 AND ISC)"));
    components.add(library("loop", "MIT", "asgiref", "loop[extra]"));
    components.addAll(NpmLock.components(LOCK, "package-lock.json"));
    return components;
  }

  private static JsonNode json(Sbom sbom) throws IOException {
    return new ObjectMapper().readTree(sbom.render());
  }

  private static List<String> dependsOn(JsonNode json, String ref) {
    List<String> found = new ArrayList<>();
    for (JsonNode dependency : json.get("dependencies")) {
      if (dependency.get("ref").asText().equals(ref)) {
        dependency.path("dependsOn").forEach(node -> found.add(node.asText()));
      }
    }
    return found;
  }

  @Test
  void cycloneDxsOwnLibraryAcceptsIt() throws IOException, ParseException {
    byte[] bytes = sbom(components()).render();
    JsonParser parser = new JsonParser();

    assertEquals(List.of(), parser.validate(bytes, Version.VERSION_16));
    Bom bom = parser.parse(bytes);

    assertEquals("1.6", bom.getSpecVersion());
    assertEquals("pantry-python3.11", bom.getMetadata().getComponent().getName());
    assertEquals(8, bom.getComponents().size());
    assertEquals("pkg:npm/%40scope/b@2.0.0%2Bx", bom.getComponents().get(0).getPurl());
  }

  @Test
  void aSbomWithoutComponentsIsAcceptedToo() throws IOException {
    assertEquals(
        List.of(), new JsonParser().validate(sbom(List.of()).render(), Version.VERSION_16));
  }

  @Test
  void librariesCarryTheirHashLicenceAndScope() throws IOException {
    JsonNode json = json(sbom(components()));

    JsonNode django = null;
    for (JsonNode component : json.get("components")) {
      if (component.get("name").asText().equals("django")) {
        django = component;
      }
    }
    assertEquals("pkg:pypi/django@1.0", django.get("purl").asText());
    assertEquals("SHA-256", django.at("/hashes/0/alg").asText());
    assertEquals(HASH.hex(), django.at("/hashes/0/content").asText());
    assertEquals("BSD-3-Clause", django.at("/licenses/0/expression").asText());
    assertEquals("required", django.get("scope").asText());
    assertTrue(json.toString().contains("{\"license\":{\"name\":\"BSD License\"}}"));
    assertEquals(
        "pkg:deb/pantry/pantry-python3.11@1%3A20260520.1?arch=amd64",
        json.at("/metadata/component/purl").asText());
    assertEquals("2026-05-20T08:31:56Z", json.at("/metadata/timestamp").asText());
    assertEquals("pantry-python3.11_20260520.1_amd64.cdx.json", sbom(List.of()).fileName());
  }

  @Test
  void dependenciesFollowRequirementsWithoutExtras() throws IOException {
    JsonNode json = json(sbom(components()));

    assertEquals(
        List.of("pkg:pypi/asgiref@1.0", "pkg:pypi/typing-extensions@1.0"),
        dependsOn(json, "pkg:pypi/django@1.0"));
    assertEquals(List.of("pkg:pypi/asgiref@1.0"), dependsOn(json, "pkg:pypi/loop@1.0"));
    assertEquals(List.of("pkg:npm/a@1.0.0"), dependsOn(json, "pkg:npm/%40scope/b@2.0.0%2Bx"));
    assertEquals(
        List.of(
            "pkg:npm/%40scope/b@2.0.0%2Bx",
            "pkg:npm/real@3.0.0", "pkg:pypi/argon2-cffi@1.0", "pkg:pypi/django@1.0"),
        dependsOn(json, json.at("/metadata/component/bom-ref").asText()));
  }

  @Test
  void librariesThatOnlyNeedEachOtherAreNeededByThePackage() throws IOException {
    JsonNode json = json(sbom(List.of(library("a", "MIT", "b"), library("b", "MIT", "a"))));

    assertEquals(
        List.of("pkg:pypi/a@1.0"),
        dependsOn(json, json.at("/metadata/component/bom-ref").asText()));
  }

  @Test
  void theSameContentGivesTheSameBytesInAnyOrderAndAnotherAnotherNumber() throws IOException {
    List<Component> reversed = new ArrayList<>(components());
    Collections.reverse(reversed);

    assertArrayEquals(sbom(components()).render(), sbom(reversed).render());
    assertNotEquals(
        json(sbom(components())).get("serialNumber"), json(sbom(List.of())).get("serialNumber"));
    assertTrue(
        json(sbom(List.of()))
            .get("serialNumber")
            .asText()
            .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*"));
  }

  @Test
  void npmsLockIsReadWithIntegrityAsHexAndNestedPackagesOnce() {
    List<Component> components = NpmLock.components(LOCK, "package-lock.json");

    assertEquals(
        List.of("@scope/b", "a", "real"), components.stream().map(Component::name).toList());
    assertEquals(
        List.of(
            new ComponentHash(
                "SHA-512",
                "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                    + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e")),
        components.get(0).hashes());
    assertEquals(Scope.OPTIONAL, components.get(1).scope(), "needed at run time somewhere");
    assertEquals(Set.of("a"), components.get(0).needs());
  }

  @Test
  void whatIsNoLockOfNpmIsRefused() {
    for (String text :
        List.of(
            "{",
            "[]",
            "{\"lockfileVersion\": 1, \"dependencies\": {}}",
            "{\"packages\": {\"node_modules/a\": {}}}",
            "{\"packages\": {\"node_modules/a\": {\"version\": \"1\", \"integrity\": \"md5-x\"}}}")) {
      UserProblem problem =
          assertThrows(UserProblem.class, () -> NpmLock.components(text, "package-lock.json"));
      assertTrue(problem.getMessage().contains("package-lock.json"), problem.getMessage());
    }
  }
}
