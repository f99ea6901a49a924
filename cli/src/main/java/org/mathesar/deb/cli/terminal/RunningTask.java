package org.mathesar.deb.cli.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.mathesar.deb.cli.text.Amount;
import org.mathesar.deb.cli.text.PlainText;
import org.mathesar.deb.packager.progress.Progress;

/** A task under way: what was done of it, and how fast of late. */
final class RunningTask implements Progress.Task {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Rates are those of the last seconds, so that they follow what happens and do not jump. */
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How long the past weighs in the rate that the time left is told from. */
  private static final double MEMORY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final String label;
  private final OptionalLong total;
  private final Progress.Unit unit;
  private final long startedNanos;
  private final Consumer<RunningTask> whenClosed;
  private final AtomicLong done = new AtomicLong();
  private final Deque<Sample> samples = new ArrayDeque<>();

  /** An average of the rates so far, the latest weighing most. */
  private double steadyPerSecond;

  private record Sample(long nanos, long done) {}

  /**
   * A task that starts now.
   *
   * @param label what is done
   * @param total how much there is to do, empty where nobody knows
   * @param unit what is counted
   * @param nowNanos the time
   * @param whenClosed called each time it is closed
   */
  RunningTask(
      String label,
      OptionalLong total,
      Progress.Unit unit,
      long nowNanos,
      Consumer<RunningTask> whenClosed) {
    this.label = PlainText.of(label);
    this.total = total;
    this.unit = unit;
    this.startedNanos = nowNanos;
    this.whenClosed = whenClosed;
    samples.add(new Sample(nowNanos, 0));
  }

  @Override
  public void advance(long amount) {
    done.addAndGet(amount);
  }

  @Override
  public void close() {
    whenClosed.accept(this);
  }

  String label() {
    return label;
  }

  /** For how long it has run, in whole seconds. */
  long seconds(long nowNanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nowNanos - startedNanos);
  }

  /** Keeps how far it is, for the rate. */
  void sample(long nowNanos) {
    double passed = nowNanos - samples.getLast().nanos();
    samples.add(new Sample(nowNanos, done.get()));
    while (samples.size() > 2 && nowNanos - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
    double rate = perSecond();
    double weight = steadyPerSecond <= 0 ? 1 : 1 - Math.exp(-passed / MEMORY_NANOS);
    steadyPerSecond += weight * (rate - steadyPerSecond);
  }

  /** From 0 to 1, empty where the total is not known. */
  OptionalDouble share() {
    if (total.isEmpty() || total.getAsLong() <= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.min(1.0, (double) done.get() / total.getAsLong()));
  }

  /** Rounded down, so that 100 means finished. */
  OptionalInt percent() {
    OptionalDouble share = share();
    return share.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.floor(share.getAsDouble() * 100));
  }

  /** What was done of how much, such as {@code 3.0 MiB of 19.4 MiB} or {@code 12 of 80}. */
  String amount() {
    String now = format(done.get());
    return total.isPresent() ? now + " of " + format(total.getAsLong()) : now;
  }

  /** What was done. */
  String doneAmount() {
    return format(done.get());
  }

  boolean hasAmount() {
    return done.get() > 0;
  }

  private String format(long count) {
    return unit == Progress.Unit.BYTES ? Amount.bytes(count) : Long.toString(count);
  }

  /** Bytes per second, empty for things, whose rate tells nobody anything. */
  String rate() {
    if (unit != Progress.Unit.BYTES) {
      return "";
    }
    double rate = perSecond();
    return rate <= 0 ? "" : Amount.bytes(Math.round(rate)) + "/s";
  }

  /** How long it will still take, empty where nobody can tell. */
  String timeLeft() {
    if (total.isEmpty() || perSecond() <= 0 || steadyPerSecond <= 0) {
      return "";
    }
    long left = Math.max(0, total.getAsLong() - done.get());
    double seconds = Math.ceil(left / steadyPerSecond);
    // A task that stalls would otherwise promise to end next year.
    return seconds > TimeUnit.DAYS.toSeconds(1) ? "" : Amount.duration((long) seconds) + " left";
  }

  private double perSecond() {
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    double seconds = (last.nanos() - first.nanos()) / NANOS;
    return seconds <= 0 ? 0 : (last.done() - first.done()) / seconds;
  }

  /** How it ended: all of it, or how far it came. */
  String ending(long nowNanos) {
    String time = Amount.duration(seconds(nowNanos));
    OptionalInt percent = percent();
    if (percent.isPresent() && percent.getAsInt() < 100) {
      return "ended at " + percent.getAsInt() + " % after " + time;
    }
    return hasAmount() && unit == Progress.Unit.BYTES
        ? doneAmount() + " in " + time
        : "done in " + time;
  }
}
