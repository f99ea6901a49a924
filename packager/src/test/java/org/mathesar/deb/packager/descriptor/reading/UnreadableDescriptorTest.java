package org.mathesar.deb.packager.descriptor.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mathesar.deb.format.problem.UserProblem;

class UnreadableDescriptorTest {
  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("pantry.yaml");
  }

  private String said() {
    UserProblem problem = assertThrows(UserProblem.class, () -> new DescriptorReader().read(file));
    assertEquals(1, problem.problems().size(), problem.getMessage());
    return problem.getMessage().replace(folder + "/", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~ | The descriptor pantry.yaml is empty: describe the application in it.
          # only this | The descriptor pantry.yaml is empty: describe the application in it.
          pantry | pantry.yaml line 1: a descriptor is a mapping that starts with 'descriptor: 1', but this is a text: name the YAML file that describes the application.
          [pantry] | pantry.yaml line 1: a descriptor is a mapping that starts with 'descriptor: 1', but this is a list: name the YAML file that describes the application.
          a: [1\\nb: 2 | pantry.yaml line 2: this is no YAML (expected ',' or ']', but got :): look at the indentation, colons and quotes there.
          a: "b\\nc: 1 | pantry.yaml line 2: this is no YAML (found unexpected end of stream): a quote that is opened on line 1 is not closed as it should be, so look for the missing one there.
          a: *b | pantry.yaml line 1: this is no YAML (found undefined alias b): look at the indentation, colons and quotes there.
          a: 1\\n---\\nb: 2 | pantry.yaml line 2: a second document starts here, but a file holds one descriptor: remove the line '---'.
          a: 1\\nb: &b [*b] | pantry.yaml line 2: b contains itself through an alias: write out what is meant.
          a: 1\\nb: \\u0007 | pantry.yaml line 2: the character U+0007 must not stand in YAML: remove it.
          %YAML 3.0\\n---\\na: 1 | The descriptor pantry.yaml asks for a version of YAML other than 1.2: remove the line that starts with %YAML.
          """)
  void whatIsNoDescriptorIsOneSentence(String text, String sentence) throws IOException {
    Files.writeString(file, text.replace("\\n", "\n").replace("\\u0007", "\u0007"));
    assertEquals(sentence, said());
  }

  @Test
  void aMissingFileIsNamed() {
    assertEquals(
        "The descriptor pantry.yaml cannot be read (it does not exist): name a file that is there"
            + " and readable.",
        said());
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(file);
    assertEquals("The descriptor pantry.yaml is a folder: name the file in it.", said());
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Files.write(file, "title: K\u00fcche".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "The descriptor pantry.yaml is no text in UTF-8: save it in that encoding.", said());
  }

  @Test
  void aHugeFileIsNoDescriptor() throws IOException {
    Files.writeString(file, "#".repeat((1 << 20) + 1));
    assertEquals(
        "The descriptor pantry.yaml has more than 1048576 bytes, so it is none: name the YAML file"
            + " that describes the application.",
        said());
  }

  @Test
  void anyDepthIsSurvived() throws IOException {
    Files.writeString(file, "a:\n" + " [\n".repeat(300_000));
    assertEquals(
        "pantry.yaml line 33: values are nested more than 32 deep, which no descriptor needs: look"
            + " for brackets that are not closed.",
        said());
  }

  @Test
  void aliasesDoNotMultiplyWithoutEnd() throws IOException {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i <= 9; i++) {
      String alias = "*a" + (i - 1);
      text.append("a" + i + ": &a" + i + " [")
          .append(String.join(", ", List.of(alias, alias, alias, alias, alias)))
          .append("]\n");
    }
    Files.writeString(file, text);
    assertEquals(
        "The descriptor pantry.yaml stands for more than 20000 values, which no descriptor needs:"
            + " look at its anchors and aliases.",
        said());
  }
}
