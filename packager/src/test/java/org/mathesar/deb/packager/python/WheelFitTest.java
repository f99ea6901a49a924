package org.mathesar.deb.packager.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.value.Architecture;

class WheelFitTest {
  private static final PythonTarget TARGET =
      new PythonTarget(PythonVersion.parse("3.13"), Architecture.AMD64);
  private static final WheelFit FIT = new WheelFit(TARGET, Glibc.parse("2.36"));
  private static final int CHOICES = 200;
  // The platforms are what packaging._manylinux finds on a machine with glibc 2.36.
  private static final String BEST =
      """
      import sys
      from pip._vendor.packaging import tags
      from pip._vendor.packaging.utils import parse_wheel_filename
      machine, choices = sys.argv[1], sys.argv[2:]
      oldest = 5 if machine == 'x86_64' else 17
      legacy = {17: 'manylinux2014', 12: 'manylinux2010', 5: 'manylinux1'}
      platforms = []
      for minor in range(36, oldest - 1, -1):
          platforms.append(f'manylinux_2_{minor}_{machine}')
          if minor in legacy:
              platforms.append(f'{legacy[minor]}_{machine}')
      supported = list(tags.cpython_tags((3, 13), ['cp313'], platforms))
      supported += list(tags.compatible_tags((3, 13), 'cp313', platforms))
      rank = {tag: i for i, tag in enumerate(supported)}
      for choice in choices:
          ranked = []
          for name in choice.split():
              build, found = parse_wheel_filename(name)[2:]
              ranks = [rank[tag] for tag in found if tag in rank]
              if ranks:
                  ranked.append((-min(ranks), build, name))
          print(max(ranked)[2] if ranked else '-')
      """;

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "arm64"})
  void theBestWheelIsTheOneThatPipTakes(String machine) {
    PythonTarget target = new PythonTarget(PythonVersion.parse("3.13"), new Architecture(machine));
    Random random = new Random(425);
    List<String> questions = new ArrayList<>(List.of(target.machine()));
    for (int i = 0; i < CHOICES; i++) {
      questions.add(choice(random));
    }
    List<String> answers = Packaging.ask(BEST, questions);
    WheelFit fit = new WheelFit(target, Glibc.parse("2.36"));
    for (int i = 0; i < CHOICES; i++) {
      String choice = questions.get(i + 1);
      Optional<WheelName> best =
          fit.best(Arrays.stream(choice.split(" ", -1)).map(WheelName::new).toList());
      assertEquals(answers.get(i), best.map(WheelName::fileName).orElse("-"), choice);
    }
  }

  // No two wheels of a choice have the same tags: between those pip takes the first it is told.
  private static String choice(Random random) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String build = random.nextInt(4) == 0 ? "-" + (i + 1) : "";
      String python =
          pick(random, "cp313", "cp312", "cp314", "py3", "py2.py3", "py313", "cp38", "py310");
      String abi =
          python.startsWith("py") ? "none" : pick(random, python, "abi3", "none", "cp313t");
      String platform =
          pick(
              random,
              "any",
              "manylinux1_x86_64",
              "manylinux2014_x86_64.manylinux_2_17_x86_64",
              "manylinux_2_28_x86_64",
              "manylinux_2_36_x86_64",
              "manylinux_2_37_x86_64",
              "manylinux2014_aarch64",
              "manylinux_2_34_aarch64",
              "musllinux_1_2_x86_64",
              "macosx_11_0_arm64");
      String name = "jar-1.0" + build + "-" + python + "-" + abi + "-" + platform + ".whl";
      if (names.stream().noneMatch(other -> sameTags(other, name))) {
        names.add(name);
      }
    }
    return String.join(" ", names);
  }

  private static boolean sameTags(String one, String other) {
    return one.replaceFirst("1\\.0-[0-9]-", "1.0-")
        .equals(other.replaceFirst("1\\.0-[0-9]-", "1.0-"));
  }

  private static String pick(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64",
        "cp313-cp313-manylinux_2_36_x86_64",
        "cp313-cp313-manylinux1_x86_64",
        "cp39-abi3-manylinux2010_x86_64",
        "cp313-none-manylinux_2_28_x86_64",
        "py3-none-manylinux2014_x86_64",
        "py3-none-any",
        "py2.py3-none-any",
        "py310-none-any",
        "cp313-none-any"
      })
  void theseFit(String tags) {
    assertTrue(FIT.fits(wheel(tags)), tags);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp313-cp313-manylinux_2_37_x86_64",
        "cp313-cp313-manylinux_2_17_aarch64",
        "cp313-cp313-linux_x86_64",
        "cp313-cp313-musllinux_1_2_x86_64",
        "cp313-cp313t-manylinux_2_17_x86_64",
        "cp312-cp312-manylinux_2_17_x86_64",
        "cp314-abi3-manylinux_2_17_x86_64",
        "cp312-none-any",
        "py2-none-any",
        "py314-none-any",
        "pp311-pypy311_pp73-manylinux_2_17_x86_64"
      })
  void theseDoNot(String tags) {
    assertFalse(FIT.fits(wheel(tags)), tags);
  }

  @Test
  void aLaterBuildIsPreferredAsANumber() {
    assertEquals(
        Optional.of("jar-1.0-10-py3-none-any.whl"),
        FIT.best(
                List.of(
                    new WheelName("jar-1.0-py3-none-any.whl"),
                    new WheelName("jar-1.0-9-py3-none-any.whl"),
                    new WheelName("jar-1.0-10-py3-none-any.whl")))
            .map(WheelName::fileName));
  }

  @Test
  void whereTheCLibraryIsNotKnownAnyIsTaken() {
    assertTrue(WheelFit.anyGlibc(TARGET).fits(wheel("cp313-cp313-manylinux_2_40_x86_64")));
    assertFalse(WheelFit.anyGlibc(TARGET).fits(wheel("cp313-cp313-musllinux_1_2_x86_64")));
  }

  private static WheelName wheel(String tags) {
    return new WheelName("jar-1.0-" + tags + ".whl");
  }
}
