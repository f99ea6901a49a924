package org.mathesar.deb.packager.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.value.Architecture;

class RequirementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Django==4.2.29                            | django==4.2.29
          Django_Allauth [SocialAccount , MFA] == 1 | django-allauth[mfa,socialaccount]==1
          a (>=1, <2)                               | a<2,>=1
          a>=1,<2,>=1                               | a<2,>=1
          a                                         | a
          a[]                                       | a
          a ==1.0;python_version>'3'                | a==1.0 ; python_version > "3"
          """)
  void itHasOneNormalForm(String text, String normal) {
    Requirement requirement = Requirement.parse(text);
    assertEquals(normal, requirement.toString());
    assertEquals(requirement, Requirement.parse(normal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "a=1",
        "a b",
        "a==1 b",
        "a[x",
        "a==1,",
        "a @ https://example.org/a.whl",
        "https://example.org/a.tar.gz",
        "git+https://example.org/a.git",
        "./a",
        "a-1.0-py3-none-any.whl",
        "a==1 ; python"
      })
  void whatIsNoRequirementByNameIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Requirement.parse(text));
  }

  @Test
  void itIsPinnedWhereItLeavesNoChoice() {
    assertTrue(Requirement.parse("a==1").isPinned());
    assertTrue(Requirement.parse("a===1").isPinned());
    assertFalse(Requirement.parse("a==1.*").isPinned());
    assertFalse(Requirement.parse("a>=1").isPinned());
  }

  @Test
  void itAppliesWhereItsMarkerHolds() {
    PythonTarget target = new PythonTarget(PythonVersion.parse("3.13"), Architecture.AMD64);
    assertTrue(Requirement.parse("a==1").appliesTo(target));
    assertFalse(Requirement.parse("a==1 ; python_version < '3.13'").appliesTo(target));
    assertTrue(
        Requirement.parse("a==1 ; python_version < '3.13'").withoutMarker().appliesTo(target));
  }

  @Test
  void everySpecifierHasToAdmitAVersion() {
    Requirement requirement = Requirement.parse("a>=1,<2");
    assertTrue(requirement.admits(ProjectVersion.parse("1.5")));
    assertFalse(requirement.admits(ProjectVersion.parse("2.0")));
  }
}
