package org.mathesar.deb.format.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of("postinst", "preinst", "postrm", "prerm");

  @ParameterizedTest
  @CsvSource({"postints, postinst", "Postinst, postinst", "preist, preinst", "postrn, postrm"})
  void findsWhatWasMeant(String written, String meant) {
    assertEquals(Optional.of(meant), Spelling.closest(written, KNOWN));
  }

  @ParameterizedTest
  @CsvSource({"config", "x", "trigger"})
  void findsNothingWhereNothingIsClose(String written) {
    assertEquals(Optional.empty(), Spelling.closest(written, KNOWN));
  }

  @Test
  void takesTheFirstOfTwoThatAreEquallyClose() {
    assertEquals(Optional.of("bar"), Spelling.closest("baz", List.of("bay", "bar")));
  }
}
