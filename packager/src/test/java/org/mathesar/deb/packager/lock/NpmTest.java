package org.mathesar.deb.packager.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.sbom.Component;
import org.mathesar.deb.packager.sbom.ComponentHash;
import org.mathesar.deb.packager.sbom.Scope;
import org.mathesar.deb.packager.work.WorkFolder;

class NpmTest {
  private static final List<ComponentHash> HASHES =
      List.of(new ComponentHash("SHA-256", "a".repeat(64)));

  @TempDir Path folder;

  private static Component library(String license, List<ComponentHash> hashes) {
    return Component.npm("nail", "1.0", license, hashes, Scope.REQUIRED, Set.of());
  }

  /** What the licence becomes where npm behaves as the commands do. */
  private String licence(String commands, Component library) throws IOException {
    Path npm = Files.writeString(folder.resolve("npm"), "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (WorkFolder work = WorkFolder.create(folder.resolve("work"))) {
      return new Npm(npm.toString(), new CommandRunner(), work, Progress.none())
          .withLicences(new InterfaceLibraries(List.of(library)))
          .components()
          .get(0)
          .license();
    }
  }

  private String told(String json) throws IOException {
    return licence("cat << 'END'\n" + json + "\nEND", library("", HASHES));
  }

  @Test
  void allFormsOfLicencesAreRead() throws IOException {
    assertEquals("MIT", told("\"MIT\""));
    assertEquals("MIT", told("{\"type\": \"MIT\", \"url\": \"https://example.org/mit\"}"));
    assertEquals(
        "MIT OR ISC",
        told("{\"license\": \"MIT\", \"licenses\": [{\"type\": \"MIT\"}, {\"type\": \"ISC\"}]}"));
    assertEquals("", told("{\"url\": \"https://example.org/mit\"}"));
    assertEquals("", told(""));
  }

  @Test
  void anAddressIsNoLicence() throws IOException {
    assertEquals("", told("\"SEE LICENSE IN https://example.org/licence\""));
    assertEquals("MIT or so", told("\"MIT\\n or so\""));
  }

  @Test
  void whatTheRegistryDoesNotKnowHasNoLicence() throws IOException {
    assertEquals(
        "", licence("echo 'npm error code E404' >&2; echo '{}'; exit 1", library("", HASHES)));
  }

  @Test
  void whatDidNotComeFromARegistryIsNotAskedFor() throws IOException {
    assertEquals("", licence("exit 1", library("", List.of())));
    assertEquals("ISC", licence("exit 1", library("ISC", HASHES)));
  }

  @Test
  void otherFailuresAreTold() {
    UserProblem problem =
        assertThrows(
            UserProblem.class, () -> licence("echo no network >&2; exit 1", library("", HASHES)));

    assertTrue(problem.getMessage().contains("nail@1.0"), problem.getMessage());
    assertTrue(problem.getMessage().contains("no network"), problem.getMessage());
  }
}
