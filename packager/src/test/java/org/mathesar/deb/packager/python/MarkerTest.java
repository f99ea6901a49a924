package org.mathesar.deb.packager.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.value.Architecture;

class MarkerTest {
  private static final List<PythonTarget> TARGETS =
      List.of(
          new PythonTarget(PythonVersion.parse("3.9"), Architecture.AMD64),
          new PythonTarget(PythonVersion.parse("3.13"), Architecture.ARM64));
  private static final List<String> MARKERS =
      List.of(
          "python_version >= '3.13'",
          "python_version > \"3.9\"",
          "'3.10' <= python_version",
          "python_version in '3.9 3.10'",
          "python_version not in '3.9, 3.10'",
          "python_version == '3.*'",
          "python_version ~= '3.9'",
          "python_full_version < '3.13.1'",
          "platform_machine == 'aarch64'",
          "platform_machine != 'x86_64'",
          "platform_machine in 'x86_64 AMD64'",
          "sys_platform == 'linux' and os_name == 'posix'",
          "sys_platform == 'win32' or platform_system == 'Linux'",
          "implementation_name == 'cpython' and platform_python_implementation != 'PyPy'",
          "python_version < '3.10' and sys_platform == 'win32' or platform_machine == 'aarch64'",
          "python_version < '3.10' and (sys_platform == 'win32' or platform_machine == 'x86_64')",
          "(python_version<'3.10')or(python_version>='3.13'and sys_platform=='linux')",
          "implementation_version >= '3.10'",
          "platform_machine > 'b'",
          "extra == 'socialaccount'");
  private static final String HOLDS =
      """
      import sys
      from pip._vendor.packaging.markers import Marker
      for question in sys.argv[1:]:
          python, machine, marker = question.split('|')
          print(Marker(marker).evaluate({
              'implementation_name': 'cpython', 'implementation_version': python + '.0',
              'os_name': 'posix', 'platform_machine': machine, 'platform_release': '',
              'platform_system': 'Linux', 'platform_version': '', 'python_version': python,
              'python_full_version': python + '.0', 'sys_platform': 'linux', 'extra': '',
              'platform_python_implementation': 'CPython'}))
      """;

  @Test
  void itHoldsWherePipSaysSo() {
    List<String> questions =
        TARGETS.stream()
            .flatMap(
                target ->
                    MARKERS.stream()
                        .map(marker -> target.python() + "|" + target.machine() + "|" + marker))
            .toList();
    List<String> answers = Packaging.ask(HOLDS, questions);
    for (int i = 0; i < questions.size(); i++) {
      PythonTarget target = TARGETS.get(i / MARKERS.size());
      Marker marker = Marker.parse(MARKERS.get(i % MARKERS.size()));
      assertEquals(answers.get(i), marker.holds(target) ? "True" : "False", questions.get(i));
      assertEquals(marker, Marker.parse(marker.toString()), questions.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          python_version>='3.13'                        | python_version >= "3.13"
          python_version  not   in  '3.9'               | python_version not in "3.9"
          (os_name=='posix')                            | os_name == "posix"
          os_name=='"'                                  | os_name == '"'
          extra=='a' and (extra=='b' or extra=='c')     | extra == "a" and (extra == "b" or extra == "c")
          (extra=='a' and extra=='b') or extra=='c'     | extra == "a" and extra == "b" or extra == "c"
          """)
  void blanksQuotesAndNeedlessParenthesesDoNotMatter(String text, String normal) {
    assertEquals(normal, Marker.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "python_version",
        "python_version >=",
        "python_version => '3'",
        "python_version >= 3",
        "python_version >= '3' and",
        "python_version >= '3' python_version",
        "(python_version >= '3'",
        "python_version >= '3')",
        "python_flavour == 'x'"
      })
  void whatIsNoMarkerIsRefused(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Marker.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("'" + text + "' is no marker"));
  }
}
