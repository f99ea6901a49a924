package org.mathesar.deb.cli.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number from 1 on. */
final class PositiveNumber implements ITypeConverter<Integer> {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

  /** A converter; picocli makes it. */
  PositiveNumber() {}

  @Override
  public Integer convert(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' is no number from 1 to 999999999");
    }
    return Integer.valueOf(text);
  }
}
