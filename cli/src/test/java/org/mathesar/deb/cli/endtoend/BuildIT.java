package org.mathesar.deb.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.digest.Sha256;

/** What a build hands out, read back by dpkg's tools. */
class BuildIT {
  private static final String LIBRARIES = "tiny-python3.11_20260501.1~fast_amd64";

  @TempDir Path folder;

  private TinyApplication tiny;
  private Path output;

  @BeforeEach
  void writeApplication() throws IOException {
    tiny = TinyApplication.in(folder.resolve("tiny"));
    output = folder.resolve("new/out");
  }

  private Cli.Result run(String command, String... more) throws IOException, InterruptedException {
    return run(Cli.of(tiny), command, more);
  }

  private Cli.Result run(Cli cli, String command, String... more)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--json",
                "--offline",
                "--source=" + tiny.source(),
                "--wheels=" + tiny.wheel().getParent(),
                "--cache=" + folder.resolve("cache"),
                "--output=" + output));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  private boolean reused(Cli.Result result, String file) throws IOException {
    for (JsonNode each : result.json().get("files")) {
      if (each.get("file").asText().equals(file)) {
        return each.get("reused").asBoolean();
      }
    }
    throw new AssertionError(file + " is not among " + result.out());
  }

  private Sha256 sum(String file) throws IOException {
    return Sha256.of(Files.readAllBytes(output.resolve(file)));
  }

  @Test
  void aPlanIsPrintedWithoutDoingAnything() throws Exception {
    JsonNode plan = run("plan").json();

    assertEquals("tiny", plan.get("application").asText());
    assertEquals("1.0-1", plan.get("version").asText());
    assertEquals("2026-05-20T12:17:30Z", plan.get("sourceDate").asText());
    assertEquals(5, plan.get("packages").size());
    JsonNode application = plan.get("packages").get(0);
    assertEquals("tiny_1.0-1_all.deb", application.get("file").asText());
    assertEquals(
        "tiny-python3.13 (= 20260501.1) | tiny-python3.13 (= 20260501.1~xz)"
            + " | tiny-python3.13 (= 20260501.1~fast) | tiny-python3.11 (= 20260501.1)"
            + " | tiny-python3.11 (= 20260501.1~xz) | tiny-python3.11 (= 20260501.1~fast)",
        application.get("depends").get(0).asText());
    JsonNode libraries = plan.get("packages").get(1);
    assertEquals(LIBRARIES + ".deb", libraries.get("file").asText());
    assertEquals("3.11", libraries.get("python").asText());
    assertEquals("bookworm", libraries.get("releases").get(0).asText());
    assertEquals("python3 (>= 3.11~)", libraries.get("depends").get(0).asText());
    assertEquals("python3 (<< 3.12~)", libraries.get("depends").get(1).asText());
    assertEquals("jarlib-1.0-py3-none-any.whl", libraries.get("wheels").get(0).asText());
    assertEquals(plan, run("build", "--dry-run").json());
    assertFalse(Files.exists(output.getParent()));
  }

  @Test
  void everyFileIsNamedWithItsChecksums() throws Exception {
    Cli.Result result = run("build");

    TreeSet<String> said = new TreeSet<>();
    for (JsonNode file : result.json().get("files")) {
      String name = file.get("file").asText();
      said.add(name);
      assertEquals(sum(name).hex(), file.get("sha256").asText(), name);
      assertEquals(Files.size(output.resolve(name)), file.get("size").asLong(), name);
    }
    assertEquals(List.copyOf(said), Shell.names(output));
    assertEquals(List.of("out"), Shell.names(output.getParent()).stream().limit(1).toList());
    TreeSet<String> named = new TreeSet<>();
    for (String description : said) {
      if (description.endsWith(".changes")) {
        named.add(description);
        named.addAll(Descriptions.verified(output.resolve(description)));
      } else if (description.endsWith(".buildinfo")) {
        Descriptions.verified(output.resolve(description));
      }
    }
    assertEquals(said, named);
    assertEquals(List.of(), Shell.names(folder.resolve("cache/work")));
  }

  @Test
  void packagesHoldWhatTheDescriptorSays() throws Exception {
    run("build", "--target=bookworm/amd64").json();

    String application = contents("tiny_1.0-1_all.deb");
    assertTrue(application.contains("-rw-r--r-- root/root"), application);
    assertTrue(application.contains(" ./usr/lib/tiny/tiny/jars.py\n"), application);
    assertFalse(application.contains("test_jars"), application);
    assertTrue(application.contains(" ./usr/share/man/man1/tiny.1.gz\n"), application);
    assertTrue(application.contains("-rwxr-xr-x root/root"), application);
    assertTrue(application.contains("2026-05-20 12:17 ./usr/bin/tiny\n"), application);
    assertEquals(
        ".TH tiny 8\n",
        Shell.run(
            "sh",
            "-c",
            "dpkg-deb --fsys-tarfile \"$0\" | tar -xO ./usr/share/man/man1/tiny.1.gz | gzip -dc",
            output.resolve("tiny_1.0-1_all.deb").toString()));
    String libraries = contents(LIBRARIES + ".deb");
    assertTrue(libraries.contains(" ./usr/lib/tiny/python3.11/jarlib/__init__.py\n"), libraries);
    assertFalse(libraries.contains("tests"), libraries);
    assertTrue(
        libraries
            .lines()
            .filter(line -> line.startsWith("-"))
            .allMatch(line -> line.startsWith("-rw-r--r-- root/root")),
        libraries);
  }

  private String contents(String file) throws IOException, InterruptedException {
    return Shell.run("env", "TZ=UTC", "dpkg-deb", "--contents", output.resolve(file).toString());
  }

  @Test
  void theListOfComponentsIsTheSameInsideAndBeside() throws Exception {
    run("build", "--target=bookworm/amd64").json();

    for (String name : List.of("tiny_1.0-1_all", LIBRARIES)) {
      String inside =
          Shell.run(
              "sh",
              "-c",
              "dpkg-deb --fsys-tarfile \"$0\" | tar -xO ./usr/share/doc/\"$1\"/sbom.cdx.json",
              output.resolve(name + ".deb").toString(),
              name.replaceFirst("_.*", ""));
      assertEquals(Files.readString(output.resolve(name + ".cdx.json")), inside);
    }
  }

  @Test
  void libraryPackagesAreReusedWhileNothingInThemChanges() throws Exception {
    Cli.Result first = run("build", "--target=bookworm/amd64");
    Sha256 bytes = sum(LIBRARIES + ".deb");
    tiny.replace("source/tiny/jars.py", "3", "4");
    Cli.Result second = run("build", "--target=bookworm/amd64", "--revision=2");

    assertFalse(reused(first, LIBRARIES + ".deb"));
    assertTrue(reused(second, LIBRARIES + ".deb"));
    assertFalse(reused(second, "tiny_1.0-2_all.deb"));
    assertEquals(bytes, sum(LIBRARIES + ".deb"));

    assertFalse(
        reused(
            run("build", "--target=bookworm/amd64", "--profile=small"),
            LIBRARIES.replace("~fast", "") + ".deb"));
    tiny.replace("locks/tiny-1.0.lock", "05-01T00:00:00Z", "05-01T00:00:01Z");
    assertFalse(reused(run("build", "--target=bookworm/amd64"), LIBRARIES + ".deb"));
    tiny.replace("prerm", "set -e", "set -eu");
    assertFalse(reused(run("build", "--target=bookworm/amd64"), LIBRARIES + ".deb"));
    assertTrue(reused(run("build", "--target=bookworm/amd64"), LIBRARIES + ".deb"));
  }

  @Test
  void whatIsInTheCacheIsUsedAndCleanedUp() throws Exception {
    run("build", "--target=bookworm/amd64").json();
    Path unused = folder.resolve("cache/packages/00").resolve("0".repeat(64));
    Files.createDirectories(unused);
    Files.setLastModifiedTime(unused, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    Cli.Result again = run("build", "--target=bookworm/amd64");

    assertTrue(reused(again, LIBRARIES + ".deb"));
    assertFalse(Files.exists(unused));
  }

  @Test
  void aFolderOfWheelsHasToBeThereAlsoWhereNothingOfItIsNeeded() throws Exception {
    run("build", "--target=bookworm/amd64").json();

    Cli.Result result =
        Cli.of(tiny)
            .run(
                "build",
                "--target=bookworm/amd64",
                "--source=" + tiny.source(),
                "--wheels=" + folder.resolve("nowhere"),
                "--cache=" + folder.resolve("cache"),
                "--output=" + output);

    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("nowhere is no folder of wheels"), result.err());
  }

  @Test
  void aDamagedCacheIsNoticedAndMendedWithTheSameBytes() throws Exception {
    run("build", "--target=bookworm/amd64").json();
    Sha256 bytes = sum(LIBRARIES + ".deb");
    for (String kept : Shell.names(folder.resolve("cache"))) {
      if (kept.endsWith(".deb") || kept.endsWith(".whl")) {
        Files.write(
            folder.resolve("cache").resolve(kept), "damaged".getBytes(StandardCharsets.UTF_8));
      }
    }
    Cli.Result again = run("build", "--target=bookworm/amd64");

    assertFalse(reused(again, LIBRARIES + ".deb"));
    assertEquals(bytes, sum(LIBRARIES + ".deb"));
    assertTrue(reused(run("build", "--target=bookworm/amd64"), LIBRARIES + ".deb"));
  }

  @Test
  void theTimeAskedForIsTheApplicationsAlone() throws Exception {
    Cli late = Cli.of(tiny).with("SOURCE_DATE_EPOCH", "1893456000");
    run(late, "build", "--target=bookworm/amd64").json();
    assertTrue(contents("tiny_1.0-1_all.deb").contains("2030-01-01 00:00 ./usr/bin/tiny\n"));
    assertTrue(contents(LIBRARIES + ".deb").contains("2026-05-01 00:00 ./usr/\n"));

    Cli early = Cli.of(tiny).with("SOURCE_DATE_EPOCH", "946684800");
    run(early, "build", "--target=bookworm/amd64").json();
    assertTrue(contents("tiny_1.0-1_all.deb").contains("2000-01-01 00:00 ./usr/bin/tiny\n"));
    assertTrue(contents(LIBRARIES + ".deb").contains("2026-05-01 00:00 ./usr/\n"));
  }

  @Test
  void targetsBuiltOneAfterAnotherLeaveEachOtherAlone() throws Exception {
    run("build", "--target=bookworm/amd64").json();
    run("build", "--target=bookworm/arm64").json();
    run("build", "--target=trixie/amd64", "--profile=small").json();
    run("build", "--target=trixie/arm64", "--revision=2").json();

    TreeSet<String> stems = new TreeSet<>();
    for (String name : Shell.names(output)) {
      stems.add(name.replaceFirst("\\.(deb|changes|buildinfo|cdx\\.json)$", ""));
      if (name.endsWith(".changes")) {
        String stem = name.replaceFirst("\\.changes$", "");
        assertEquals(
            List.of(stem + ".buildinfo", stem + ".cdx.json", stem + ".deb"),
            Descriptions.verified(output.resolve(name)));
      }
    }
    assertEquals(
        List.of(
            "tiny-python3.11_20260501.1~fast_amd64",
            "tiny-python3.11_20260501.1~fast_arm64",
            "tiny-python3.13_20260501.1_amd64",
            "tiny-python3.13_20260501.1~fast_arm64",
            "tiny_1.0-1_all",
            "tiny_1.0-2_all"),
        List.copyOf(stems));
    assertEquals(4 * stems.size(), Shell.names(output).size());
  }

  @Test
  void whatWasBuiltIsInspectedAndCompared() throws Exception {
    run("build", "--target=bookworm/amd64").json();
    Path one = output.resolve("tiny_1.0-1_all.deb");
    Path kept = Files.copy(one, folder.resolve("kept.deb"));
    tiny.replace("source/tiny/jars.py", "3", "4");
    run("build", "--target=bookworm/amd64").json();

    Cli.Result compared =
        Cli.of(tiny).run("inspect", "--json", one.toString(), "--compare=" + kept);

    assertEquals(2, compared.exitCode());
    JsonNode said = new com.fasterxml.jackson.databind.ObjectMapper().readTree(compared.out());
    assertTrue(said.get("packages").get(0).get("sound").asBoolean(), compared.out());
    assertEquals(
        "tiny", said.get("packages").get(0).get("fields").get("Package").asText(), compared.out());
    assertFalse(said.get("comparison").get("same").asBoolean(), compared.out());
    assertEquals(1, said.get("problems").size(), compared.out());
  }

  @Test
  void twoRunsIntoOneFolderDoNotMixTheirFiles() throws Exception {
    run("build").json();
    for (int round = 0; round < 2; round++) {
      List<Process> runs = new ArrayList<>();
      for (String date : List.of("946684800", "978307200", "1009843200")) {
        runs.add(
            Cli.of(tiny)
                .with("SOURCE_DATE_EPOCH", date)
                .process(
                    "build",
                    "--offline",
                    "--source=" + tiny.source(),
                    "--wheels=" + tiny.wheel().getParent(),
                    "--cache=" + folder.resolve("cache"),
                    "--output=" + output)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(folder.resolve(date).toFile()))
                .start());
      }
      for (Process process : runs) {
        assertEquals(0, process.waitFor());
      }
      for (String name : Shell.names(output)) {
        if (name.endsWith(".changes")) {
          Descriptions.verified(output.resolve(name));
        }
      }
      assertEquals(List.of(), Shell.names(folder.resolve("cache/work")));
      assertFalse(Files.exists(output.resolveSibling(".out.incomplete")));
    }
  }
}
