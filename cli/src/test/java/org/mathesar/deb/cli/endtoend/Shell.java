package org.mathesar.deb.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Other people's tools, which have to succeed. */
final class Shell {
  private Shell() {}

  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ":\n" + said);
    return said;
  }

  static boolean isSuperuser() throws IOException, InterruptedException {
    return run("id", "-u").strip().equals("0");
  }

  /** The files of a folder, without folders and without what is in them. */
  static List<String> names(Path folder) throws IOException, InterruptedException {
    return run("find", folder.toString(), "-mindepth", "1", "-printf", "%P\\n")
        .lines()
        .sorted()
        .toList();
  }
}
