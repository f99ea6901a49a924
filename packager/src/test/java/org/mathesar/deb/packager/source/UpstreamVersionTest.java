package org.mathesar.deb.packager.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamVersionTest {

  @ParameterizedTest
  @CsvSource({
    "0.11.0, 0.11.0",
    "v1.2, 1.2",
    "1.0rc1, 1.0~rc1",
    "1.0.0-rc.1, 1.0.0~rc1",
    "1.0-RC1, 1.0~rc1",
    "1.0c2, 1.0~rc2",
    "1.0a1, 1.0~a1",
    "1.0.0-alpha, 1.0.0~a0",
    "1.0.0-beta.3, 1.0.0~b3",
    "1.0.dev3, 1.0~~dev3",
    "1.0rc1.dev2, 1.0~rc1~dev2",
    "1.0.post1, 1.0+post1",
    "1.0+ubuntu.1, 1.0+ubuntu.1",
    "2026.05.20, 2026.05.20",
  })
  void hasADebianForm(String text, String debian) {
    assertEquals(debian, new UpstreamVersion(text).debian().toString());
  }

  @Test
  void sortsInDebianAsItsAuthorsMeanIt() {
    List<String> ordered =
        List.of(
            "1.0.dev1",
            "1.0a1",
            "1.0b1",
            "1.0b2",
            "1.0rc1.dev1",
            "1.0rc1",
            "1.0rc2",
            "1.0",
            "1.0.post1",
            "1.0.1",
            "1.1");
    for (int i = 1; i < ordered.size(); i++) {
      assertTrue(
          new UpstreamVersion(ordered.get(i - 1))
              .debian()
              .isBefore(new UpstreamVersion(ordered.get(i)).debian()),
          ordered.get(i - 1) + " < " + ordered.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.", "1..2", "1.0 ", "1!2.0", "1.0-SNAPSHOT", "1/0", "1.0\n"})
  void refusesWhatIsNoVersion(String text) {
    assertThrows(IllegalArgumentException.class, () -> new UpstreamVersion(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0.11.0, 0.12.0",
    "0.11.3, 0.12.0",
    "1, 1.1",
    "0.9.0, 0.10.0",
    "1.2.3.4, 1.3.0.0",
    "0.12.0rc1, 0.12.0",
    "0.12.0.dev1, 0.12.0",
    "2026.1, 2026.2"
  })
  void knowsTheReleaseToExpectAfterIt(String text, String next) {
    assertEquals(next, new UpstreamVersion(text).next().text());
  }

  @Test
  void isTheSameHoweverItIsSpelled() {
    Stream.of("1.0-rc.1", "v1.0rc1", "1.0.RC1")
        .forEach(
            text ->
                assertTrue(
                    new UpstreamVersion("1.0rc1").isSameAs(new UpstreamVersion(text)), text));
    assertFalse(new UpstreamVersion("0.9.0").isSameAs(new UpstreamVersion("0.10.0")));
  }
}
