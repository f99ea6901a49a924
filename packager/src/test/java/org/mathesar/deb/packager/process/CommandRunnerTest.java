package org.mathesar.deb.packager.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.problem.UserProblem;

class CommandRunnerTest {
  @TempDir Path folder;

  private CommandResult run(String script) {
    return new CommandRunner()
        .run(Command.in(folder, List.of("sh", "-c", script)), "install Debian's package dash");
  }

  @Test
  void keepsWhatIsPrintedHoweverMuchItIs() {
    CommandResult result =
        run("head -c 300000 /dev/zero | tr '\\0' e >&2; head -c 300000 /dev/zero; exit 3");

    assertEquals(3, result.exitCode());
    assertEquals(300_000, result.output().length());
    assertEquals("e".repeat(300_000), result.errors());
  }

  @Test
  void anInterruptionEndsTheCommandAndWhatItStarted() {
    Thread caller = Thread.currentThread();
    CompletableFuture<ProcessHandle> sleeper =
        CompletableFuture.supplyAsync(
            () -> {
              while (true) {
                for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
                  if (child.info().command().orElse("").endsWith("sleep")) {
                    caller.interrupt();
                    return child;
                  }
                }
                Thread.onSpinWait();
              }
            });

    UserProblem problem = assertThrows(UserProblem.class, () -> run("sleep 1000; true"));

    assertTrue(Thread.interrupted());
    assertEquals("sh was interrupted: run it again.", problem.getMessage());
    assertFalse(sleeper.join().isAlive());
  }
}
