package org.mathesar.deb.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.packager.progress.Progress.Task;
import org.mathesar.deb.packager.progress.Progress.Unit;

class TerminalProgressTest {
  private static final long MIB = 1 << 20;

  private long nanos = 7;
  private TerminalSize size = new TerminalSize(24, 80);
  private Screen screen = new Screen(80);
  private TerminalProgress progress = progress(true);

  private TerminalProgress progress(boolean unicode) {
    return new TerminalProgress(
        new Output(screen.stream(), "standard error", Optional.of(Path.of("/dev/pts/0"))),
        () -> size,
        unicode,
        () -> nanos);
  }

  private void columns(int columns, boolean unicode) {
    size = new TerminalSize(24, columns);
    screen = new Screen(columns);
    progress = progress(unicode);
  }

  private void tickAfter(long millis) {
    nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    progress.tick();
  }

  private Task start(String label, long total) {
    return progress.start(label, OptionalLong.of(total), Unit.BYTES);
  }

  @Test
  void shortTasksAreNotShown() {
    try (Task task = start("Reading", MIB)) {
      tickAfter(900);
      task.advance(MIB);
    }
    tickAfter(100);

    assertEquals(0, screen.writes);
  }

  @Test
  void aBarShowsShareTimeLeftAndRate() {
    Task task = start("Compressing mathesar", 160 * MIB);
    task.advance(40 * MIB);
    tickAfter(2000);
    task.advance(40 * MIB);
    tickAfter(2000);

    assertEquals(
        List.of("Compressing mathesar  ▕████████████            ▏   50 %  4 s left    20.0 MiB/s"),
        screen.lines());
  }

  @Test
  void onlyAsciiIsDrawnWhereTheLocaleHasNoMore() {
    columns(80, false);
    Task task = start("Compressing mathesar", 160 * MIB);
    task.advance(80 * MIB);
    tickAfter(4000);

    assertEquals(
        List.of("Compressing mathesar  [############............]   50 %  4 s left    20.0 MiB/s"),
        screen.lines());
  }

  @Test
  void whatHasNoTotalShowsHowLongAndHowMuch() {
    Task task = progress.start("Fetching", OptionalLong.empty(), Unit.BYTES);
    task.advance(10 * MIB);
    tickAfter(5000);

    assertEquals(List.of("Fetching  5 s  10.0 MiB  2.0 MiB/s"), screen.lines());
  }

  @Test
  void severalTasksHaveTheirBarsBelowEachOther() {
    Task one = start("Compressing mathesar", 10 * MIB);
    Task two = start("Compressing", 10 * MIB);
    one.advance(MIB);
    two.advance(9 * MIB);
    tickAfter(1000);

    List<String> lines = screen.lines();
    assertEquals(2, lines.size());
    assertEquals(lines.get(0).indexOf('▕'), lines.get(1).indexOf('▕'), lines.toString());
  }

  @Test
  void whatEndedStaysAsALineAboveWhatIsUnderWay() {
    Task one = start("Unpacking", 10 * MIB);
    Task two = progress.start("Building the user interface", OptionalLong.empty(), Unit.ITEMS);
    one.advance(10 * MIB);
    tickAfter(3000);
    one.close();
    tickAfter(1000);

    assertEquals(
        List.of("Unpacking: 10.0 MiB in 3 s", "Building the user interface  4 s"), screen.lines());
    two.close();
    assertEquals(
        List.of("Unpacking: 10.0 MiB in 3 s", "Building the user interface: done in 4 s"),
        screen.lines());
  }

  @Test
  void whatDidNotComeToItsEndSaysHowFarItCame() {
    Task task = start("Downloading", 10 * MIB);
    task.advance(4 * MIB);
    tickAfter(3000);
    task.close();

    assertEquals(List.of("Downloading: ended at 40 % after 3 s"), screen.lines());
  }

  @Test
  void notesStandAboveTheBars() {
    start("Unpacking", 10 * MIB).advance(MIB);
    tickAfter(1000);
    progress.note("The checksum is abc.");

    assertEquals("The checksum is abc.", screen.lines().get(0));
    assertTrue(screen.lines().get(1).startsWith("Unpacking  ▕"), screen.lines().toString());
  }

  @Test
  void closingLeavesNoBarBehind() {
    start("Unpacking", 10 * MIB).advance(MIB);
    tickAfter(1000);
    progress.close();
    int writes = screen.writes;
    tickAfter(1000);
    progress.note("too late");

    assertEquals(List.of(), screen.lines());
    assertEquals(writes, screen.writes);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 120, 80, 60, 50, 40, 30, 20, 10, 4, 1})
  void noLineIsWiderThanTheTerminal(int columns) {
    for (boolean unicode : new boolean[] {true, false}) {
      columns(columns, unicode);
      Task task = start("Compressing mathesar-python3.11 for 日本語", 159 * MIB);
      progress.start("Building the user interface", OptionalLong.empty(), Unit.ITEMS);
      for (int i = 0; i < 4; i++) {
        task.advance(20 * MIB + 123_456);
        tickAfter(1700);
      }

      assertEquals(2, screen.lines().size(), screen.lines().toString());
    }
  }

  @Test
  void aNarrowTerminalShowsWhatTellsMost() {
    columns(40, true);
    Task task = start("Compressing mathesar-python3.11", 160 * MIB);
    task.advance(80 * MIB);
    tickAfter(4000);

    assertEquals(List.of("Compressing mathesar-…   50 %  4 s left"), screen.lines());
  }

  @Test
  void moreTasksThanRowsAreCounted() {
    size = new TerminalSize(6, 80);
    for (int i = 0; i < 9; i++) {
      start("Task " + i, 10 * MIB).advance(MIB);
    }
    tickAfter(1000);

    assertEquals(4, screen.lines().size());
    assertEquals("… and 6 more", screen.lines().get(3));
  }

  @Test
  void aNarrowedWindowIsRedrawnWithoutTraces() {
    Task task = start("Compressing mathesar", 160 * MIB);
    task.advance(80 * MIB);
    tickAfter(4000);
    List<String> before = screen.lines();
    assertEquals(1, before.size());
    screen.narrow(40);
    assertEquals(2, screen.lines().size(), "a terminal wraps anew what is on it");
    tickAfter(100);
    tickAfter(100);
    size = new TerminalSize(24, 40);
    tickAfter(1000);

    assertEquals(1, screen.lines().size(), screen.lines().toString());
  }

  @Test
  void labelsFromOutsideCannotRedrawTheScreen() {
    start("Reading a\u001b[2Jb", 10 * MIB).advance(MIB);
    tickAfter(1000);

    assertTrue(screen.lines().get(0).startsWith("Reading a?[2Jb"), screen.lines().toString());
  }

  @Test
  void aTerminalThatHasGoneDoesNotStopTheWork() {
    List<String> tries = new ArrayList<>();
    Output gone =
        new Output(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                tries.add("write");
                throw new IOException("Input/output error");
              }
            },
            "standard error",
            Optional.of(Path.of("/dev/pts/0")));
    progress = new TerminalProgress(gone, () -> size, true, () -> nanos);
    start("Unpacking", 10 * MIB).advance(MIB);
    tickAfter(1000);
    tickAfter(1000);

    assertEquals(List.of("write"), tries);
  }
}
