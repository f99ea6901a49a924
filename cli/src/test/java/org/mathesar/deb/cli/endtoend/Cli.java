package org.mathesar.deb.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The assembled tool as a person or job starts it, each time in a process of its own. */
final class Cli {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));

  private final Path launcher;
  private final Path descriptor;
  private final List<String> around;
  private final Map<String, String> environment;

  /** How a run ended. */
  record Result(int exitCode, String out, String err) {
    /** What it says was wrong, a sentence each. */
    List<String> sentences() {
      return err.lines()
          .filter(line -> line.startsWith("mathesar-deb: "))
          .map(line -> line.substring("mathesar-deb: ".length()))
          .toList();
    }

    JsonNode json() throws IOException {
      assertEquals(0, exitCode, err);
      return new ObjectMapper().readTree(out);
    }
  }

  private Cli(
      Path launcher, Path descriptor, List<String> around, Map<String, String> environment) {
    this.launcher = launcher;
    this.descriptor = descriptor;
    this.around = List.copyOf(around);
    this.environment = new TreeMap<>(environment);
  }

  static Cli of(Path descriptor) {
    return new Cli(DISTRIBUTION.resolve("bin/mathesar-deb"), descriptor, List.of(), Map.of());
  }

  static Cli of(TinyApplication tiny) {
    return of(tiny.folder().resolve("tiny.yaml"));
  }

  Cli with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Cli(launcher, descriptor, around, more);
  }

  /** Has another program start it, such as one that limits what it may do. */
  Cli startedBy(String... program) {
    List<String> all = new ArrayList<>(List.of(program));
    all.addAll(around);
    return new Cli(launcher, descriptor, all, environment);
  }

  /**
   * Takes a copy of the tool in a folder where everybody can read it, and a user who is nobody
   * where this one may become him; otherwise this one, who is no superuser then.
   */
  Cli asOrdinaryUser(Path folder) throws IOException, InterruptedException {
    Path copy = folder.resolve("distribution");
    if (!Files.exists(copy)) {
      Shell.run("cp", "-r", DISTRIBUTION.toString(), copy.toString());
      Shell.run("chmod", "-R", "a+rX", copy.toString());
    }
    List<String> all = new ArrayList<>();
    if (Shell.isSuperuser()) {
      all.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    all.addAll(around);
    return new Cli(copy.resolve("bin/mathesar-deb"), descriptor, all, environment)
        .with("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin");
  }

  ProcessBuilder process(String... arguments) {
    List<String> command = new ArrayList<>(around);
    command.add(launcher.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("MATHESAR_DEB_"));
    builder.environment().remove("SOURCE_DATE_EPOCH");
    builder.environment().put("MATHESAR_DEB_DESCRIPTOR", descriptor.toString());
    builder.environment().putAll(environment);
    return builder;
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    File errors = Files.createTempFile("mathesar-deb", ".err").toFile();
    try {
      Process process = process(arguments).redirectError(errors).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), out, Files.readString(errors.toPath()));
    } finally {
      Files.delete(errors.toPath());
    }
  }
}
