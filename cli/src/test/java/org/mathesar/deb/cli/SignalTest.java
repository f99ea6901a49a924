package org.mathesar.deb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aSignalEndsTheRunQuietlyAndTakesItsWorkFolderAlong(String signal, int exitCode)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("stderr.txt");
    Path work = folder.resolve("work");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessBuild.class.getName(),
                work.toString())
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("ready", lines.readLine(), () -> read(errors));
      // Java's own destroy() sends only SIGTERM, and kill is a program of its own only with procps.
      new ProcessBuilder(List.of("sh", "-c", "kill -" + signal + " " + process.pid()))
          .start()
          .waitFor();

      assertEquals(exitCode, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
    assertEquals("", read(errors));
    try (Stream<Path> left = Files.list(work)) {
      assertEquals(List.of(), left.toList());
    }
    assertTrue(Files.isDirectory(work));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
