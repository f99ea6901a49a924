package org.mathesar.deb.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.packager.inspect.PackageComparison;

/** The sample application, with everything that an application brings along. */
class SampleIT {
  private static final Path SAMPLE = Path.of("..", "samples", "pantry").toAbsolutePath();
  private static final Path DESCRIPTOR = SAMPLE.normalize().resolve("debian/pantry.yaml");

  /** Kept between the runs of these tests, so that wheels are downloaded once. */
  private static final Path CACHE =
      Path.of(System.getProperty("distribution")).resolveSibling("sample-cache").toAbsolutePath();

  @TempDir static Path folder;

  private static Path output;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    // JUnit's folders are for their owner alone; one of these runs is another user's.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path release = folder.resolve("pantry.tar.gz");
    Shell.run(SAMPLE.resolveSibling("make-release").toString(), release.toString());
    output = folder.resolve("out");
    // An earlier build's packages would prove nothing.
    Shell.run("rm", "-rf", CACHE.resolve("packages").toString());
    Cli.Result result = Cli.of(DESCRIPTOR).with("TZ", "UTC").run(arguments(release, CACHE, output));
    assertEquals(0, result.exitCode(), result.err());
  }

  private static String[] arguments(Path source, Path cache, Path output) {
    return new String[] {
      "build",
      "--json",
      "--target=bookworm/amd64",
      "--target=trixie/arm64",
      "--source=" + source,
      "--cache=" + cache,
      "--output=" + output
    };
  }

  private static List<Path> packages() throws IOException, InterruptedException {
    return Shell.names(output).stream()
        .filter(name -> name.endsWith(".deb"))
        .map(output::resolve)
        .toList();
  }

  @Test
  void lintianFindsNothing() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "lintian", "--fail-on", "error,warning", "--allow-root", "--tag-display-limit=0"));
    packages().forEach(file -> command.add(file.toString()));

    Shell.run(command.toArray(String[]::new));
  }

  @Test
  void everyPackageIsSound() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("inspect", "--json"));
    packages().forEach(file -> arguments.add(file.toString()));

    JsonNode inspected =
        Cli.of(DESCRIPTOR).run(arguments.toArray(String[]::new)).json().get("packages");

    assertEquals(3, inspected.size());
    for (JsonNode each : inspected) {
      assertTrue(each.get("sound").asBoolean(), each.toString());
      assertEquals("[]", each.get("findings").toString());
    }
  }

  @Test
  void everyDescriptionNamesWhatIsThere() throws Exception {
    for (String name : Shell.names(output)) {
      if (name.endsWith(".changes") || name.endsWith(".buildinfo")) {
        Descriptions.verified(output.resolve(name));
      }
    }
  }

  @Test
  void anotherUserElsewhereGetsTheSameBytes() throws Exception {
    Shell.run("chmod", "a+rwx", folder.toString());
    Path copies = Files.createDirectory(folder.resolve("copies"));
    // Templates stand outside of the sample's own folder.
    for (String name : List.of("samples", "debian", "systemd")) {
      Shell.run("cp", "-r", SAMPLE.resolve("../..").resolve(name).toString(), copies.toString());
    }
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Shell.run("mkdir", "-p", elsewhere.resolve("cache").toString());
    Shell.run(
        "cp", "-r", CACHE.resolve("wheels").toString(), elsewhere.resolve("cache").toString());
    Shell.run("chmod", "-R", "a+rwX", copies.toString(), elsewhere.toString());
    Path other = elsewhere.resolve("a place/out");
    Path release = Files.move(folder.resolve("pantry.tar.gz"), folder.resolve("renamed.tar.gz"));

    Cli.Result result =
        Cli.of(copies.resolve("samples/pantry/debian/pantry.yaml"))
            .startedBy("sh", "-c", "umask 077 && exec \"$0\" \"$@\"")
            .asOrdinaryUser(folder)
            .with("HOME", elsewhere.toString())
            .with("TZ", "Asia/Kathmandu")
            .with("LC_ALL", "C")
            .run(arguments(release, elsewhere.resolve("cache"), other));

    assertEquals(0, result.exitCode(), result.err());
    assertEquals(Shell.names(output), Shell.names(other));
    Path work = Files.createDirectory(folder.resolve("comparing"));
    for (String name : Shell.names(output)) {
      if (Files.mismatch(output.resolve(name), other.resolve(name)) >= 0) {
        throw new AssertionError(
            name.endsWith(".deb")
                ? PackageComparison.of(output.resolve(name), other.resolve(name), work).toString()
                : Shell.run(
                    "sh",
                    "-c",
                    "diff \"$0\" \"$1\" || true",
                    output.resolve(name).toString(),
                    other.resolve(name).toString()));
      }
    }
  }
}
