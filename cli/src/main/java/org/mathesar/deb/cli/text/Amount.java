package org.mathesar.deb.cli.text;

import java.util.Locale;

/** Amounts as people read them. */
public final class Amount {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};
  private static final int STEP = 1024;

  private Amount() {}

  /**
   * A number of bytes.
   *
   * @param count not negative
   * @return such as {@code 512 B} or {@code 19.4 MiB}
   */
  public static String bytes(long count) {
    if (count < STEP) {
      return count + " B";
    }
    double amount = count;
    int unit = -1;
    // From 1023.95 on, one decimal would show 1024.0.
    while (amount >= STEP - 0.05 && unit < UNITS.length - 1) {
      amount /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  /**
   * A time span.
   *
   * @param seconds not negative
   * @return such as {@code 7 s}, {@code 1:05} or {@code 1:00:00}
   */
  public static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    long hours = seconds / 3600;
    long minutes = seconds / 60 % 60;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60);
  }

  /**
   * A number of things with their name.
   *
   * @param count not negative
   * @param singular their name, of which an s makes the plural
   * @return such as {@code 1 file} or {@code 3 files}
   */
  public static String of(long count, String singular) {
    return count + " " + singular + (count == 1 ? "" : "s");
  }
}
