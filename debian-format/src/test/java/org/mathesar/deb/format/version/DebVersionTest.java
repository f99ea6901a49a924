package org.mathesar.deb.format.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.testing.Tool;

class DebVersionTest {
  private static final int PAIRS = 600;
  private static final int TEXTS = 300;

  @Test
  void itsPartsAreEpochUpstreamAndRevision() {
    assertEquals(
        new DebVersion(2, "0.12.0~git20260520.e214743", "1"),
        DebVersion.parse("2:0.12.0~git20260520.e214743-1"));
    assertEquals(new DebVersion(0, "1-2", "3"), DebVersion.parse("1-2-3"));
    assertEquals(new DebVersion(0, "20260520.1", ""), DebVersion.parse("20260520.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0", "1.0-1", "3:1.0-1", "1-2-3", "0.12.0~git1.e2+b1", "0:1:2", "7:1:2-3"})
  void whatIsPrintedIsWhatWasRead(String text) {
    assertEquals(text, DebVersion.parse(text).toString());
  }

  @Test
  void anEpochOfZeroIsNotPrinted() {
    assertEquals("1.0-1", DebVersion.parse("0:1.0-1").toString());
  }

  @Test
  void fileNamesCarryNoEpoch() {
    assertEquals("0.11.0-1", DebVersion.parse("1:0.11.0-1").withoutEpoch());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "" | it is empty
          a1 | does not start with a digit
          1.0- | nothing follows its last hyphen
          1.0_1 | contains '_'
          1.0-1_2 | contains '_'
          :1 | is no number
          x:1 | 'x', is no number
          -1:1 | is no number
          99999999999:1 | too big
          1: | upstream version is empty
          -1 | upstream version is empty
          "1 0" | contains ' '
          1.0é | contains 'é'
          """)
  void whatIsNoVersionIsRefusedWithTheReason(String text, String reason) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> DebVersion.parse(text));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("'" + text + "' is no Debian version: "), message);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void aHyphenWithoutRevisionCannotBeBuilt() {
    assertThrows(IllegalArgumentException.class, () -> new DebVersion(0, "1-2", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "0.12.0~git20260520.e214743-1, 0.12.0-1",
    "0.11.0-1, 0.12.0~git20260520.e214743-1",
    "1.9, 1.10",
    "1.0~~, 1.0~",
    "1.0, 1.0a",
    "1.0a, 1.0+",
    "9.9, 1:0.1",
    "1.0-1, 1.0-1+b1",
    "20260520.1, 20260520.2",
    "1.99999999999999999999, 1.100000000000000000000"
  })
  void theFirstIsOlderThanTheSecond(String older, String newer) {
    assertTrue(DebVersion.parse(older).isBefore(DebVersion.parse(newer)));
    assertTrue(DebVersion.parse(newer).compareTo(DebVersion.parse(older)) > 0);
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.0-0", "1.0, 1.00", "0:1.0, 1.0", "1.0a, 1.0a0"})
  void dpkgSeesNoDifference(String one, String other) {
    assertEquals(0, DebVersion.parse(one).compareTo(DebVersion.parse(other)));
  }

  @Test
  void everyPairIsOrderedAsDpkgOrdersIt() {
    Random random = new Random(5612);
    for (int i = 0; i < PAIRS; i++) {
      String one = version(random);
      String other = random.nextInt(3) == 0 ? version(random) : changed(one, random);
      int order = DebVersion.parse(one).compareTo(DebVersion.parse(other));
      String operator = order < 0 ? "lt" : order > 0 ? "gt" : "eq";
      Tool.Result judged = Tool.DPKG.run("--compare-versions", one, operator, other);
      assertEquals(0, judged.exitCode(), () -> "dpkg: not " + one + " " + operator + " " + other);
    }
  }

  @Test
  void everyTextIsAVersionExactlyWhereDpkgSaysSo() {
    Random random = new Random(12);
    int valid = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = random.nextBoolean() ? noise(random) : changed(version(random), random);
      boolean ours = isVersion(text);
      valid += ours ? 1 : 0;
      Tool.Result judged = Tool.DPKG.run("--validate-version", text);
      assertEquals(judged.exitCode() == 0, ours, () -> "'" + text + "': " + judged.output());
    }
    assertTrue(valid > TEXTS / 5 && valid < TEXTS * 4 / 5, "one-sided sample: " + valid);
  }

  private static boolean isVersion(String text) {
    try {
      DebVersion.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String version(Random random) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(6) == 0) {
      text.append(random.nextInt(3)).append(':');
    }
    text.append(random.nextInt(3)).append(pieces(random, ".+~-"));
    return text.append('-').append(random.nextInt(2)).append(pieces(random, ".+~")).toString();
  }

  private static String pieces(Random random, String separators) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> text.append(random.nextInt(12));
        case 1 -> text.append('0').append(random.nextInt(12));
        case 2 -> text.append((char) ('a' + random.nextInt(3)));
        case 3 -> text.append((char) ('A' + random.nextInt(3)));
        default -> text.append(separators.charAt(random.nextInt(separators.length())));
      }
    }
    return text.toString();
  }

  /** Changes a version in a place where it most likely stays one. */
  private static String changed(String version, Random random) {
    int at = version.indexOf(':') + 2;
    int cut = at + random.nextInt(version.length() - at + 1);
    String insert = random.nextBoolean() ? "~" : pieces(random, ".+~");
    return version.substring(0, cut) + insert + version.substring(cut);
  }

  private static String noise(Random random) {
    String alphabet = "0123456789abAB.~-:_";
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(7); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
