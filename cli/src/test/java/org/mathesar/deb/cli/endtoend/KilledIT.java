package org.mathesar.deb.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.digest.Sha256;

/** Runs that do not come to their end. */
class KilledIT {
  private static final int KILLS = 12;
  private static final int BALLAST = 24 << 20;

  @TempDir Path folder;

  private String[] build(TinyApplication tiny, Path cache, Path output) {
    return new String[] {
      "build",
      "--offline",
      "--target=bookworm/amd64",
      "--source=" + tiny.source(),
      "--wheels=" + tiny.wheel().getParent(),
      "--cache=" + cache,
      "--output=" + output
    };
  }

  private static SortedMap<String, Sha256> files(Path output)
      throws IOException, InterruptedException {
    SortedMap<String, Sha256> files = new TreeMap<>();
    for (String name : Files.exists(output) ? Shell.names(output) : List.<String>of()) {
      files.put(name, Sha256.of(Files.readAllBytes(output.resolve(name))));
    }
    return files;
  }

  /** Kills are spread evenly over the time a whole run takes, by turns gently and not. */
  @Test
  void wheneverARunIsKilledTheOutputHoldsWholeFilesOnly() throws Exception {
    TinyApplication tiny = TinyApplication.in(folder.resolve("tiny"), BALLAST);
    Path undisturbed = folder.resolve("undisturbed");
    long began = System.nanoTime();
    Cli.Result whole = Cli.of(tiny).run(build(tiny, folder.resolve("other-cache"), undisturbed));
    long tookNanos = System.nanoTime() - began;
    assertEquals(0, whole.exitCode(), whole.err());
    SortedMap<String, Sha256> reference = files(undisturbed);

    for (int kill = 0; kill < KILLS; kill++) {
      // Some runs find what an earlier one left in the cache, and some find nothing.
      Path cache = folder.resolve("cache" + kill / 4);
      Path output = folder.resolve("killed" + kill / 2).resolve("out");
      Process process =
          Cli.of(tiny)
              .process(build(tiny, cache, output))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile())
              .start();
      if (!process.waitFor(tookNanos * (kill + 1) / (KILLS + 1), TimeUnit.NANOSECONDS)) {
        // The launcher became Java, so this is the tool itself.
        String signal = kill % 2 == 0 ? "-KILL" : "-TERM";
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      }
      process.waitFor();
      files(output)
          .forEach((name, sum) -> assertEquals(reference.get(name), sum, name + " is not whole"));

      if (kill % 2 == 0) {
        continue;
      }
      Cli.Result next = Cli.of(tiny).run(build(tiny, cache, output));
      assertEquals(0, next.exitCode(), next.err());
      assertEquals(reference, files(output));
      assertEquals(List.of(), Shell.names(cache.resolve("work")));
      assertFalse(Files.exists(output.resolveSibling(".out.incomplete")));
    }
  }
}
