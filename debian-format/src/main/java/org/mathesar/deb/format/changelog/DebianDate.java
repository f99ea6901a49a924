package org.mathesar.deb.format.changelog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * A date as changelogs and uploads write it (deb-changelog(5), RFC 5322): in English, to the
 * second, with the offset from UTC.
 *
 * @param value the moment and the offset it is written with
 */
public record DebianDate(OffsetDateTime value) {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss xx", Locale.ENGLISH);
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .appendPattern("EEE, d MMM uuuu HH:mm:ss xx")
          .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  // Drops what is not written.
  public DebianDate {
    value = value.withNano(0);
  }

  /**
   * A moment, to be written in UTC.
   *
   * @param moment in whole seconds
   * @return the date
   */
  public static DebianDate of(Instant moment) {
    return new DebianDate(moment.atOffset(ZoneOffset.UTC));
  }

  /**
   * A date from its text.
   *
   * @param text such as {@code Wed, 20 May 2026 08:31:56 +0000}
   * @return the date
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static DebianDate parse(String text) {
    try {
      return new DebianDate(OffsetDateTime.parse(text, READ));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no date such as 'Wed, 20 May 2026 08:31:56 +0000'", e);
    }
  }

  /**
   * The moment.
   *
   * @return without the offset
   */
  public Instant moment() {
    return value.toInstant();
  }

  @Override
  public String toString() {
    return WRITTEN.format(value);
  }
}
