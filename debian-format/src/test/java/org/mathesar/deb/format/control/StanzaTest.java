package org.mathesar.deb.format.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaTest {
  private static final Stanza STANZA =
      Stanza.of(
          new ControlField("Package", "stockroom"),
          new ControlField("Version", "1.2.0-1"),
          new ControlField("Description", "keeps stock\nFirst.\n\n  as it stands\nLast."));

  @Test
  void fieldsAreFoundInAnyCase() {
    assertEquals(Optional.of("stockroom"), STANZA.get("PACKAGE"));
    assertTrue(STANZA.has("version"));
    assertFalse(STANZA.has("Depends"));
  }

  @Test
  void emptyLinesOfAValueAreWrittenAsFullStops() {
    assertEquals(
        """
        Package: stockroom
        Version: 1.2.0-1
        Description: keeps stock
         First.
         .
           as it stands
         Last.
        """,
        STANZA.render());
  }

  @Test
  void aValueThatStartsOnTheNextLineLeavesNoBlankBehindTheColon() {
    assertEquals("Files:\n abc 1 a.deb\n", new ControlField("Files", "\nabc 1 a.deb").render());
  }

  @Test
  void settingAFieldKeepsItsPlaceAndAddingPutsItLast() {
    Stanza changed = STANZA.with("version", "2").with("Section", "web");
    assertEquals(List.of("Package", "version", "Description", "Section"), changed.names());
    assertEquals(Optional.of("2"), changed.get("Version"));
    assertEquals(Optional.of("1.2.0-1"), STANZA.get("Version"));
  }

  @Test
  void anEmptyValueCanLeaveTheFieldOut() {
    assertEquals(STANZA, STANZA.withNonEmpty("Recommends", ""));
    assertTrue(STANZA.withNonEmpty("Recommends", "postgresql").has("Recommends"));
  }

  @Test
  void removingAFieldIgnoresCase() {
    assertEquals(List.of("Package", "Description"), STANZA.without("VERSION").names());
  }

  @Test
  void aNameTwiceIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Stanza.of(new ControlField("A", "1"), new ControlField("a", "2")));
  }

  @Test
  void stanzasAreSeparatedByEmptyLines() {
    Stanza one = Stanza.of(new ControlField("A", "1"));
    assertEquals("A: 1\n\nA: 1\n", Stanza.render(List.of(one, one)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "With Blank", "Colon:", "#Comment", "-Dash", "Ümlaut"})
  void whatIsNoNameIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new ControlField(name, "value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a ", "a\n.", "a\nb ", "a\rb", "a\u0000", "a\n\tb\t"})
  void whatCannotBeReadBackIsRefused(String value) {
    assertThrows(IllegalArgumentException.class, () -> new ControlField("Name", value));
  }
}
