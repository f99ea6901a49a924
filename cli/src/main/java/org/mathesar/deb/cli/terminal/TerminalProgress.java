package org.mathesar.deb.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.mathesar.deb.cli.text.PlainText;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Bars that are redrawn in place at the bottom of a terminal, one for each task that has run for a
 * second; what ended and what was noted stays above them as a line.
 */
final class TerminalProgress implements ShownProgress {
  private static final int SHOWN_AFTER_SECONDS = 1;

  /** A window is resized now and then; asking costs a process. */
  private static final long ASK_SIZE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Until a narrower window is noticed, what is too wide is cut off and takes no second row. */
  private static final String WRAP_OFF = "\u001b[?7l";

  private static final String WRAP_ON = "\u001b[?7h";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Output output;
  private final Supplier<TerminalSize> size;
  private final LongSupplier nanoTime;
  private final BarLine barLine;
  private final List<RunningTask> tasks = new ArrayList<>();
  private final List<RunningTask> shown = new ArrayList<>();

  /** What is on the screen now; the cursor stands at the start of the line below. */
  private List<String> drawn = List.of();

  private TerminalSize lastSize = TerminalSize.USUAL;
  private OptionalLong sizeAskedNanos = OptionalLong.empty();
  private boolean closed;

  /**
   * Bars.
   *
   * @param output a terminal that understands ECMA-48 cursor movements
   * @param size asked at most twice a second
   * @param unicode whether bars may be made of more than ASCII
   * @param nanoTime the time
   */
  TerminalProgress(
      Output output, Supplier<TerminalSize> size, boolean unicode, LongSupplier nanoTime) {
    this.output = output;
    this.size = size;
    this.nanoTime = nanoTime;
    this.barLine = new BarLine(unicode);
  }

  @Override
  public synchronized Task start(String label, OptionalLong total, Unit unit) {
    RunningTask task = new RunningTask(label, total, unit, nanoTime.getAsLong(), this::end);
    tasks.add(task);
    return task;
  }

  @Override
  public synchronized void note(String sentence) {
    draw(List.of(PlainText.of(sentence)));
  }

  @Override
  public synchronized void tick() {
    long now = nanoTime.getAsLong();
    for (RunningTask task : tasks) {
      task.sample(now);
      if (task.seconds(now) >= SHOWN_AFTER_SECONDS && !shown.contains(task)) {
        shown.add(task);
      }
    }
    if (!shown.isEmpty()) {
      askSize(now);
      draw(List.of());
    }
  }

  private void askSize(long now) {
    if (sizeAskedNanos.isEmpty() || now - sizeAskedNanos.getAsLong() >= ASK_SIZE_NANOS) {
      lastSize = size.get();
      sizeAskedNanos = OptionalLong.of(now);
    }
  }

  private synchronized void end(RunningTask task) {
    tasks.remove(task);
    if (shown.remove(task)) {
      draw(List.of(task.label() + ": " + task.ending(nanoTime.getAsLong())));
    }
  }

  @Override
  public synchronized void close() {
    shown.clear();
    draw(List.of());
    closed = true;
  }

  /** Redraws everything in one write, so that nothing flickers. */
  private void draw(List<String> staying) {
    List<String> bars = bars();
    if (closed || (staying.isEmpty() && bars.isEmpty() && drawn.isEmpty())) {
      return;
    }
    StringBuilder text = new StringBuilder();
    int rows = drawn.stream().mapToInt(this::rows).sum();
    if (rows > 0) {
      text.append("\r\u001b[").append(rows).append('A');
    }
    staying.forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
    text.append(WRAP_OFF);
    bars.forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
    text.append(CLEAR_BELOW).append(WRAP_ON);
    drawn = bars;
    try {
      output.write(text.toString());
    } catch (Output.Closed | UserProblem e) {
      // Progress is for whoever looks; nobody does, and the work goes on without.
      closed = true;
    }
  }

  /** A line drawn before the window became narrower takes several rows now. */
  private int rows(String line) {
    return Math.max(1, (PlainText.width(line) + lastSize.columns() - 1) / lastSize.columns());
  }

  private List<String> bars() {
    long now = nanoTime.getAsLong();
    int most = Math.max(1, lastSize.rows() - 2);
    boolean tooMany = shown.size() > most;
    List<RunningTask> fitting = tooMany ? shown.subList(0, most - 1) : shown;
    int labelWidth =
        fitting.stream().mapToInt(task -> PlainText.width(task.label())).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (RunningTask task : fitting) {
      lines.add(barLine.draw(task, lastSize.columns(), labelWidth, now));
    }
    if (tooMany) {
      lines.add(barLine.mark() + " and " + (shown.size() - fitting.size()) + " more");
    }
    return lines;
  }
}
