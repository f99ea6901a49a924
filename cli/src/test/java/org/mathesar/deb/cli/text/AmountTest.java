package org.mathesar.deb.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "1048575, 1.0 MiB",
    "20342374, 19.4 MiB",
    "1099511627776, 1.0 TiB",
    "9223372036854775807, 8388608.0 TiB",
  })
  void bytesAreShownInBinaryMultiples(long count, String text) {
    assertEquals(text, Amount.bytes(count));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "60, 1:00", "3599, 59:59", "3600, 1:00:00", "90061, 25:01:01"})
  void timeSpansAreShownAsShortAsTheyCan(long seconds, String text) {
    assertEquals(text, Amount.duration(seconds));
  }
}
