package org.mathesar.deb.packager.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Runs commands with empty standard input and keeps what they print. When this process is asked to
 * end, or the calling thread is interrupted, the commands and what they started are ended too.
 */
public final class CommandRunner {
  /** What is asked to end has this long to clear up before it is killed. */
  private static final long PATIENCE_SECONDS = 10;

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(CommandRunner::end), "end-commands"));
  }

  /** A runner; it holds nothing. */
  public CommandRunner() {}

  /**
   * Runs a command to its end.
   *
   * @param command what to run
   * @param cure what to do where the program is not installed, such as {@code install Debian's
   *     package gettext}
   * @return how it ended, whatever its exit status
   * @throws UserProblem where the program cannot be started
   */
  public CommandResult run(Command command, String cure) {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command.arguments()).directory(command.directory().toFile());
      Map<String, String> environment = builder.environment();
      if (!command.inherits()) {
        environment.clear();
      }
      command
          .environment()
          .forEach(
              (name, value) -> {
                environment.remove(name);
                value.ifPresent(text -> environment.put(name, text));
              });
      process = builder.start();
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "%s is needed but could not be started (%s): %s.", command.program(), reason(e), cure);
    }
    RUNNING.add(process);
    try {
      process.getOutputStream().close();
      // Reading a pipe cannot be interrupted, so this thread only waits.
      CompletableFuture<String> output = reading(process.getInputStream(), "stdout");
      CompletableFuture<String> errors = reading(process.getErrorStream(), "stderr");
      int exitCode = process.waitFor();
      return new CommandResult(exitCode, output.get(), errors.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserProblem.causedBy(e, "%s was interrupted: run it again.", command.program());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      endWithin(process, PATIENCE_SECONDS);
      RUNNING.remove(process);
    }
  }

  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("error=2,")
        ? "it is not installed or not on the PATH"
        : message.replaceFirst(".*error=[0-9]+, ", "");
  }

  private static CompletableFuture<String> reading(InputStream stream, String name) {
    return CompletableFuture.supplyAsync(
        () -> read(stream),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.start();
        });
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ProcessHandle> end(Process process) {
    if (!process.isAlive()) {
      return List.of();
    }
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    return all;
  }

  /** Waits, so that nothing is written any more into folders that the caller is going to remove. */
  private static void endWithin(Process process, long seconds) {
    List<ProcessHandle> all = end(process);
    // Joining goes on where this thread is interrupted, and leaves it so.
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, seconds, TimeUnit.SECONDS)
        .join();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
