package org.mathesar.deb.cli.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.mathesar.deb.cli.text.PlainText;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Lines for logs: one where a task has run for two seconds, one every ten seconds from then on, and
 * one where it ended. Shorter tasks are not mentioned.
 */
final class PlainProgress implements ShownProgress {
  private static final int MENTIONED_AFTER_SECONDS = 2;
  private static final long REPEATED_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Output output;
  private final LongSupplier nanoTime;
  private final List<RunningTask> tasks = new ArrayList<>();

  /** When each task was last mentioned. */
  private final Map<RunningTask, Long> mentionedNanos = new HashMap<>();

  private boolean closed;

  /**
   * Lines.
   *
   * @param output where they go
   * @param nanoTime the time
   */
  PlainProgress(Output output, LongSupplier nanoTime) {
    this.output = output;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized Task start(String label, OptionalLong total, Unit unit) {
    RunningTask task = new RunningTask(label, total, unit, nanoTime.getAsLong(), this::end);
    tasks.add(task);
    return task;
  }

  @Override
  public synchronized void note(String sentence) {
    print(PlainText.of(sentence));
  }

  @Override
  public synchronized void tick() {
    long now = nanoTime.getAsLong();
    for (RunningTask task : tasks) {
      task.sample(now);
      Long last = mentionedNanos.get(task);
      if (last == null && task.seconds(now) >= MENTIONED_AFTER_SECONDS) {
        mentionedNanos.put(task, now);
        print(task.label());
      } else if (last != null && now - last >= REPEATED_AFTER_NANOS) {
        mentionedNanos.put(task, now);
        print(task.label() + ": " + standing(task, now));
      }
    }
  }

  private static String standing(RunningTask task, long now) {
    List<String> facts = new ArrayList<>();
    OptionalInt percent = task.percent();
    percent.ifPresent(share -> facts.add(share + " %"));
    if (percent.isPresent() || task.hasAmount()) {
      facts.add(task.amount());
    }
    facts.add(task.timeLeft());
    facts.removeIf(String::isEmpty);
    return facts.isEmpty() ? task.seconds(now) + " s so far" : String.join(", ", facts);
  }

  private synchronized void end(RunningTask task) {
    tasks.remove(task);
    if (mentionedNanos.remove(task) != null) {
      print(task.label() + ": " + task.ending(nanoTime.getAsLong()));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void print(String line) {
    if (closed) {
      return;
    }
    try {
      output.write(line + "\n");
    } catch (Output.Closed | UserProblem e) {
      // Progress is for whoever looks; nobody does, and the work goes on without.
      closed = true;
    }
  }
}
