package org.mathesar.deb.format.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mathesar.deb.format.control.ControlParser.Comments;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;

class ControlParserTest {
  private static List<Stanza> parse(String text) {
    return ControlParser.parse(text, "control", Comments.REFUSED);
  }

  private static List<String> problemsOf(String text) {
    UserProblem thrown = assertThrows(UserProblem.class, () -> parse(text));
    return thrown.problems().stream().map(Problem::sentence).toList();
  }

  @Test
  void foldedAndMultiLineValuesLoseTheBlankThatContinuesThem() {
    Stanza stanza =
        parse(
                """
                Package:  stockroom \s
                Depends: python3,
                 libc6,
                \tlibcairo2
                Description: keeps stock
                 One.
                 .
                   Two.
                """)
            .get(0);
    assertEquals(Optional.of("stockroom"), stanza.get("Package"));
    assertEquals(Optional.of("python3,\nlibc6,\nlibcairo2"), stanza.get("Depends"));
    assertEquals(Optional.of("keeps stock\nOne.\n\n  Two."), stanza.get("Description"));
  }

  @Test
  void emptyLinesSeparateStanzasHoweverManyThereAre() {
    assertEquals(
        List.of(Stanza.of(new ControlField("A", "1")), Stanza.of(new ControlField("B", ""))),
        parse("\n\nA: 1\n\n\nB:"));
    assertEquals(List.of(), parse("\n"));
  }

  @Test
  void commentsAreLeftOutWhereTheyAreAllowed() {
    List<Stanza> stanzas =
        ControlParser.parse("# top\nA: 1,\n# between\n 2\n", "control", Comments.ALLOWED);
    assertEquals(List.of(Stanza.of(new ControlField("A", "1,\n2"))), stanzas);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A: 1\\n# c\\n     | control line 2: comments are not allowed here; remove it.
          A: 1\\nA 2\\n     | control line 2: it is neither 'Name: value' nor, indented, the continuation of a field.
          ' A\\nB: 1'       | control line 1: it continues a field but none comes before it.
          A: 1\\n\\nB: 1\\nb: 2 | control line 4: field b is already on line 3.
          A: 1\\n \\n       | control line 2: a line of blanks only; write ' .' for an empty line within a field.
          A: 1\\nB: \\u0001x | control line 2: the value of B contains a control character.
          """)
  void aMistakeIsReportedWithItsLine(String escaped, String sentence) {
    String text = escaped.replace("\\n", "\n").replace("\\u0001", "\u0001");
    assertEquals(List.of(sentence), problemsOf(text));
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    assertEquals(3, problemsOf("A: 1\nx\nA: 2\n\n# c\n").size());
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin1 = "A: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    UserProblem thrown =
        assertThrows(UserProblem.class, () -> ControlParser.parse(latin1, "control"));
    assertEquals(
        "control is not UTF-8 text: encode it as UTF-8.", thrown.problems().get(0).sentence());
  }

  @Test
  void aSingleStanzaIsAskedFor() {
    byte[] two = "A: 1\n\nB: 2\n".getBytes(StandardCharsets.UTF_8);
    assertThrows(UserProblem.class, () -> ControlParser.parseSingle(two, "control"));
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    Random random = new Random(822);
    for (int i = 0; i < 500; i++) {
      List<Stanza> stanzas = new ArrayList<>();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        stanzas.add(stanza(random));
      }
      String text = Stanza.render(stanzas);
      assertEquals(stanzas, parse(text));
      assertEquals(text, Stanza.render(parse(text)));
    }
  }

  private static Stanza stanza(Random random) {
    Stanza stanza = Stanza.empty();
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      stanza = stanza.with("X-" + random.nextInt(50), value(random));
    }
    return stanza;
  }

  private static String value(Random random) {
    StringBuilder value = new StringBuilder(line(random).strip());
    for (int n = random.nextInt(4); n > 0; n--) {
      value.append('\n').append(line(random));
    }
    return value.toString();
  }

  private static String line(Random random) {
    String[] pieces = {"", "a", " ", "é", "\t", ":", "#", "..", " .", "lib (>= 1)", ",", "𝕏"};
    StringBuilder line = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      line.append(pieces[random.nextInt(pieces.length)]);
    }
    String text = line.toString().stripTrailing();
    return text.equals(".") ? "" : text;
  }
}
