package org.mathesar.deb.format.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

class RelationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          python3                                 % python3
          'python3(>=3.11~),python3 ( << 3.12 )'  % python3 (>= 3.11~), python3 (<< 3.12)
          a1 (= 1:2-3)|b2 | c3:any (>> 0)         % a1 (= 1:2-3) | b2 | c3:any (>> 0)
          adduser, init-system-helpers (>= 1.52)  % adduser, init-system-helpers (>= 1.52)
          """)
  void relationsArePrintedInOneForm(String written, String printed) {
    Relations relations = Relations.parse(written);
    assertEquals(printed, relations.toString());
    assertEquals(relations, Relations.parse(printed));
  }

  @Test
  void linesOfAFoldedFieldAreOneList() {
    assertEquals(
        Relations.of(
            Alternatives.of(Relation.to(new PackageName("python3"))),
            Alternatives.of(
                Relation.to(
                    new PackageName("libcairo2"),
                    Operator.LATER_OR_EQUAL,
                    DebVersion.parse("1.16")))),
        Relations.parse("python3,\nlibcairo2\n(>= 1.16)"));
  }

  @Test
  void aBlankFieldHasNoRelation() {
    assertTrue(Relations.parse(" \n").isEmpty());
    assertEquals("", Relations.none().toString());
  }

  @Test
  void aRelationIsAddedOnce() {
    Alternatives adduser = Alternatives.parse("adduser");
    Relations once = Relations.none().and(adduser);
    assertEquals(once, once.and(adduser));
    assertEquals("adduser, ucf", once.and(Alternatives.parse("ucf")).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "Python3",
        "python3,",
        "python3 |",
        "python3 >= 3",
        "python3 (> 3)",
        "python3 (>=)",
        "python3 (>= 3_1)",
        "python3 (>= 3) x",
        "libc6 [amd64]",
        "debhelper <!nocheck>",
        "python3:Any"
      })
  void whatIsNoRelationOfABinaryPackageIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Relations.parse(text));
  }

  @Test
  void aConstraintTellsVersionsApart() {
    VersionConstraint before = new VersionConstraint(Operator.EARLIER, DebVersion.parse("3.12~"));
    assertTrue(before.accepts(DebVersion.parse("3.11.9-1")));
    assertFalse(before.accepts(DebVersion.parse("3.12~")));
    assertFalse(before.accepts(DebVersion.parse("3.12~rc1")));
    assertTrue(Operator.EQUAL.holds(DebVersion.parse("1"), DebVersion.parse("1-0")));
    assertTrue(Operator.LATER.holds(DebVersion.parse("1-1"), DebVersion.parse("1")));
    assertTrue(Operator.EARLIER_OR_EQUAL.holds(DebVersion.parse("1"), DebVersion.parse("1")));
    assertFalse(Operator.LATER_OR_EQUAL.holds(DebVersion.parse("1~"), DebVersion.parse("1")));
  }
}
