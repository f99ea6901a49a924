package org.mathesar.deb.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a shell command as a person would, and keeps what it says. */
final class Shell {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  record Result(int exitCode, String out, String err) {}

  Shell(Path folder) {
    this.folder = folder;
  }

  Shell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Result run(String command) throws IOException, InterruptedException {
    Path errors = folder.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(List.of("bash", "-c", command))
            .directory(folder.toFile())
            .redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MATHESAR_DEB_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try (InputStream stream = process.getInputStream()) {
      String out = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), out, Files.readString(errors));
    }
  }
}
