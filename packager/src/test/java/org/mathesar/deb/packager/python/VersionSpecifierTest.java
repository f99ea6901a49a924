package org.mathesar.deb.packager.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSpecifierTest {
  private static final int PAIRS = 600;
  private static final String ADMITS =
      """
      import sys
      from pip._vendor.packaging.specifiers import InvalidSpecifier, Specifier
      for pair in sys.argv[1:]:
          specifier, version = pair.split()
          try:
              print(Specifier(specifier).contains(version, prereleases=True))
          except InvalidSpecifier:
              print("refused")
      """;

  @Test
  void itAdmitsWhatPipAdmits() {
    Random random = new Random(508);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      String comparison =
          List.of("==", "!=", "<=", ">=", "<", ">", "~=", "===").get(random.nextInt(8));
      String prefix = random.nextInt(3) == 0 ? ".*" : "";
      pairs.add(
          comparison
              + ProjectVersionTest.version(random)
              + prefix
              + " "
              + ProjectVersion.parse(ProjectVersionTest.version(random)));
    }
    List<String> answers = Packaging.ask(ADMITS, pairs);
    for (int i = 0; i < PAIRS; i++) {
      assertEquals(answers.get(i), answer(pairs.get(i)), pairs.get(i));
    }
  }

  private static String answer(String pair) {
    String[] parts = pair.split(" ", -1);
    try {
      boolean admits = VersionSpecifier.parse(parts[0]).admits(ProjectVersion.parse(parts[1]));
      return admits ? "True" : "False";
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  @Test
  void blanksAndSpellingsOfTheVersionDoNotMatter() {
    assertEquals(VersionSpecifier.parse("==1.0rc1"), VersionSpecifier.parse("== 1.0-RC.1"));
  }

  @Test
  void missingNumbersAreZeros() {
    assertTrue(VersionSpecifier.parse("==1.0").admits(ProjectVersion.parse("1.0.0")));
    assertFalse(VersionSpecifier.parse("===1.0").admits(ProjectVersion.parse("1.0.0")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "=1.0", "==", "==x", ">=1.*", "~=1", "<1+a", "==1.dev1.*"})
  void whatAsksNothingIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> VersionSpecifier.parse(text));
  }
}
