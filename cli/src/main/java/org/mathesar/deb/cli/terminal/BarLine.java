package org.mathesar.deb.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mathesar.deb.cli.text.Amount;
import org.mathesar.deb.cli.text.PlainText;

/**
 * Draws a task on one line that is never wider than the terminal.
 *
 * @param unicode whether the terminal shows more than ASCII
 */
record BarLine(boolean unicode) {
  private static final String GAP = "  ";
  private static final int WIDEST_BAR = 40;
  private static final int NARROWEST_BAR = 8;

  /** Columns of a rate such as {@code 1023.9 KiB/s}, so that a bar keeps its width. */
  private static final int RATE_WIDTH = 12;

  /** Less of a label tells nothing. */
  private static final int NARROWEST_LABEL = 16;

  /** Eighths of a character cell, from the left. */
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  /**
   * The line.
   *
   * @param task to draw
   * @param columns the terminal has
   * @param labelWidth columns that labels are padded to, where there is room
   * @param nowNanos the time
   * @return without line break
   */
  String draw(RunningTask task, int columns, int labelWidth, long nowNanos) {
    // The last column stays free: some terminals wrap as soon as it is filled.
    int room = Math.max(1, columns - 1);
    List<String> facts = facts(task, nowNanos);
    while (facts.size() > 1 && width(facts) + NARROWEST_LABEL > room) {
      facts.remove(facts.size() - 1);
    }
    int tail = width(facts);
    if (tail >= room) {
      return PlainText.cut(task.label(), room, mark());
    }
    int bar = barWidth(task, room - tail, labelWidth);
    int labelRoom = room - tail - (bar == 0 ? 0 : bar + GAP.length() + 2);
    String label = PlainText.cut(task.label(), labelRoom, mark());
    StringBuilder line = new StringBuilder(label);
    if (bar > 0) {
      line.append(
          " ".repeat(Math.max(0, Math.min(labelWidth, labelRoom) - PlainText.width(label))));
      line.append(GAP).append(bar(task.share().orElse(0), bar));
    }
    facts.forEach(fact -> line.append(GAP).append(fact));
    return line.toString();
  }

  /** The most telling first; the last are left out where it is narrow. */
  private static List<String> facts(RunningTask task, long nowNanos) {
    List<String> facts = new ArrayList<>();
    OptionalInt percent = task.percent();
    if (percent.isPresent()) {
      facts.add(String.format(Locale.ROOT, "%3d %%", percent.getAsInt()));
      facts.add(task.timeLeft());
      facts.add(task.rate().isEmpty() ? "" : padded(task.rate()));
    } else {
      facts.add(Amount.duration(task.seconds(nowNanos)));
      facts.add(task.hasAmount() ? task.doneAmount() : "");
      facts.add(task.rate());
    }
    facts.removeIf(String::isEmpty);
    return facts;
  }

  private static String padded(String rate) {
    return " ".repeat(Math.max(0, RATE_WIDTH - rate.length())) + rate;
  }

  private static int width(List<String> facts) {
    return facts.stream().mapToInt(fact -> fact.length() + GAP.length()).sum();
  }

  private static int barWidth(RunningTask task, int room, int labelWidth) {
    OptionalDouble share = task.share();
    if (share.isEmpty()) {
      return 0;
    }
    int left = room - Math.max(labelWidth, NARROWEST_LABEL) - GAP.length() - 2;
    if (left < NARROWEST_BAR) {
      left = room - NARROWEST_LABEL - GAP.length() - 2;
      return left < NARROWEST_BAR ? 0 : NARROWEST_BAR;
    }
    return Math.min(WIDEST_BAR, left);
  }

  private String bar(double share, int width) {
    if (!unicode) {
      int full = (int) Math.floor(share * width);
      return "[" + "#".repeat(full) + ".".repeat(width - full) + "]";
    }
    int eighths = (int) Math.floor(share * width * 8);
    int full = eighths / 8;
    String part = full == width ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    String rest = " ".repeat(Math.max(0, width - full - part.length()));
    return "▕" + "█".repeat(full) + part + rest + "▏";
  }

  String mark() {
    return unicode ? "…" : "...";
  }
}
