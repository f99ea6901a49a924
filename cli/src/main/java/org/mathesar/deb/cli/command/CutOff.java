package org.mathesar.deb.cli.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment or a date, which means its start in UTC. */
final class CutOff implements ITypeConverter<Instant> {
  private static final int DATE_LENGTH = "2026-05-20".length();

  /** A converter; picocli makes it. */
  CutOff() {}

  @Override
  public Instant convert(String text) {
    try {
      return text.length() == DATE_LENGTH
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is no date: write 2026-05-20 or 2026-05-20T08:00:00Z");
    }
  }
}
