package org.mathesar.deb.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.packager.progress.Progress.Task;
import org.mathesar.deb.packager.progress.Progress.Unit;

class PlainProgressTest {
  private static final long MIB = 1 << 20;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private long nanos = 7;
  private final PlainProgress progress =
      new PlainProgress(new Output(written, "standard error", Optional.empty()), () -> nanos);

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void tickFor(int seconds) {
    for (int i = 0; i < seconds; i++) {
      nanos += TimeUnit.SECONDS.toNanos(1);
      progress.tick();
    }
  }

  @Test
  void shortTasksAreNotMentioned() {
    try (Task task = progress.start("Reading", OptionalLong.of(10), Unit.ITEMS)) {
      tickFor(1);
      task.advance(10);
    }

    assertEquals(List.of(), lines());
  }

  @Test
  void longTasksAreMentionedAtTheStartNowAndThenAndAtTheEnd() {
    Task task = progress.start("Compressing", OptionalLong.of(40 * MIB), Unit.BYTES);
    for (int i = 0; i < 20; i++) {
      task.advance(2 * MIB);
      tickFor(1);
    }
    task.close();

    assertEquals(
        List.of(
            "Compressing",
            "Compressing: 60 %, 24.0 MiB of 40.0 MiB, 8 s left",
            "Compressing: 40.0 MiB in 20 s"),
        lines());
  }

  @Test
  void withoutATotalTheTimeIsTold() {
    Task task = progress.start("Building", OptionalLong.empty(), Unit.ITEMS);
    tickFor(90);
    task.close();

    assertEquals("Building: 12 s so far", lines().get(1));
    assertEquals("Building: done in 1:30", lines().get(lines().size() - 1));
  }

  @Test
  void notesAreLines() {
    progress.note("The checksum is abc.");

    assertEquals(List.of("The checksum is abc."), lines());
  }
}
