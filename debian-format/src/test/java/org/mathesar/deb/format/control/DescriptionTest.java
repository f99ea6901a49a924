package org.mathesar.deb.format.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {
  @Test
  void paragraphsBecomeDebiansForm() {
    Description description =
        new Description(
            "spreadsheet-like interface for PostgreSQL ",
            """

            First paragraph  \s
            goes on.

             * as it stands

            Last.

            """);
    assertEquals(
        """
        Description: spreadsheet-like interface for PostgreSQL
         First paragraph
         goes on.
         .
          * as it stands
         .
         Last.
        """,
        new ControlField("Description", description.value()).render());
    assertEquals(description, Description.parse(description.value()));
  }

  @Test
  void aSynopsisAloneIsADescription() {
    assertEquals("keeps stock", new Description("keeps stock", "\n").value());
    assertEquals(new Description("keeps stock", ""), Description.parse("keeps stock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines"})
  void aSynopsisIsOneLine(String synopsis) {
    assertThrows(IllegalArgumentException.class, () -> new Description(synopsis, "text"));
  }

  @Test
  void tabsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Description("synopsis", "a\tb"));
  }
}
