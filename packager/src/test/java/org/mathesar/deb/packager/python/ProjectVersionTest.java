package org.mathesar.deb.packager.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectVersionTest {
  private static final int PAIRS = 400;
  private static final String COMPARE =
      """
      import sys
      from pip._vendor.packaging.version import Version
      for pair in sys.argv[1:]:
          one, other = map(Version, pair.split())
          print((one > other) - (one < other), one)
      """;

  @ParameterizedTest
  @CsvSource({
    "4.2.29, 4.2.29",
    "v1.0, 1.0",
    "1.0-RC1, 1.0rc1",
    "1.0.alpha.2, 1.0a2",
    "1.0-1, 1.0.post1",
    "1.0rev3, 1.0.post3",
    "1.0.post, 1.0.post0",
    "1.0_dev, 1.0.dev0",
    "01.002, 1.2",
    "2!1.0c1.post2.dev3+Ubuntu-1.07, 2!1.0rc1.post2.dev3+ubuntu.1.7"
  })
  void everySpellingHasOneNormalForm(String text, String normal) {
    assertEquals(normal, ProjectVersion.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1.", "1..2", "1.0-", "1.0+", "1.0x1", "latest"})
  void whatIsNoVersionIsRefused(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ProjectVersion.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).contains("'" + text + "'"));
  }

  @Test
  void everyPairIsOrderedAsPipOrdersIt() {
    Random random = new Random(440);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      pairs.add(version(random) + " " + version(random));
    }
    List<String> answers = Packaging.ask(COMPARE, pairs);
    for (int i = 0; i < PAIRS; i++) {
      String[] pair = pairs.get(i).split(" ", -1);
      ProjectVersion one = ProjectVersion.parse(pair[0]);
      int order = Integer.signum(one.compareTo(ProjectVersion.parse(pair[1])));
      assertEquals(answers.get(i), order + " " + one, pairs.get(i));
    }
  }

  /** A version of few numbers, so that equal ones and near misses are frequent. */
  static String version(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(12) == 0 ? "1!" : "");
    text.append(random.nextInt(2));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append('.').append(random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      text.append(List.of("a", "b", "rc", ".alpha").get(random.nextInt(4)))
          .append(random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      text.append(List.of(".post", "-", "r").get(random.nextInt(3))).append(random.nextInt(2));
    }
    if (random.nextInt(4) == 0) {
      text.append(".dev").append(random.nextInt(2));
    }
    if (random.nextInt(6) == 0) {
      text.append(List.of("+1", "+a", "+a.1", "+1.2").get(random.nextInt(4)));
    }
    return text.toString();
  }
}
