package org.mathesar.deb.packager.descriptor.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongDescriptorTest {
  @TempDir Path folder;

  private DescriptorFolder pantry;

  @BeforeEach
  void write() throws IOException {
    pantry = DescriptorFolder.in(folder);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void everyMistakeIsOneSentenceWithItsLine(
      String written, String instead, List<String> sentences) {
    assertEquals(sentences, pantry.replacing(written, instead).mistakes());
  }

  /** Blocks of the resource: what is written, what is written instead, and what is said of it. */
  static List<Arguments> mistakes() throws IOException {
    List<Arguments> mistakes = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                WrongDescriptorTest.class.getResourceAsStream("mistakes.txt"),
                StandardCharsets.UTF_8))) {
      for (String written = lines.readLine(); written != null; written = lines.readLine()) {
        String instead = lines.readLine();
        List<String> sentences = new ArrayList<>();
        for (String line = lines.readLine();
            line != null && !line.isEmpty();
            line = lines.readLine()) {
          sentences.add(line);
        }
        mistakes.add(Arguments.of(unescaped(written), unescaped(instead), sentences));
      }
    }
    return mistakes;
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t");
  }

  @Test
  void allMistakesAreSaidAtOnceByLineAndThenThoseOfTemplates() throws IOException {
    assertEquals(
        List.of(
            "pantry.yaml line 3: application.name: 'P' is no Debian package name: use two or more"
                + " of a-z, 0-9, '+', '-' and '.', starting with a letter or digit.",
            "pantry.yaml line 5: application.homepge: there is no such key here; write 'homepage'"
                + " if that was meant, or leave it out.",
            "pantry.yaml line 46: python.interpreters[1].version: 3.13 is read as a number; put it"
                + " in quotes: '3.13'.",
            "pantry.yaml line 58: architectures: this is empty; write a list of machines to package"
                + " for, such as [amd64, arm64].",
            "unit.in line 2: @DIRECTROY@ stands for no variable here; write @DIRECTORY@ if that was"
                + " meant, or add DIRECTROY to the variables of the descriptor.",
            "prerm.in line 1: @PYHTON@ stands for no variable here; write @PYTHON@ if that was"
                + " meant, or add PYHTON to the variables of the descriptor."),
        pantry
            .replacing("name: pantry\n", "name: P\n")
            .replacing("homepage:", "homepge:")
            .replacing("version: '3.13'", "version: 3.13")
            .replacing("[amd64, arm64]", "[]")
            .withTemplate("unit.in", "\nExecStart=@DIRECTROY@/run root@localhost @ @a@\n")
            .withTemplate("prerm.in", "py3clean @PYHTON@\n")
            .mistakes());
  }

  @Test
  void thePythonOfLibrariesIsUnknownToTheApplication() throws IOException {
    assertEquals(
        List.of(
            "postinst.in line 3: @PYTHON@ stands for no variable here; correct the name, or add"
                + " PYTHON to the variables of the descriptor."),
        pantry.withTemplate("postinst.in", "#!/bin/sh\n\necho @PYTHON@\n").mistakes());
  }

  @Test
  void anApplicationAndItsLibrariesMayInstallTheSamePathInTheirOwnPackages() throws IOException {
    assertEquals(
        2,
        pantry
            .replacing(
                "  libraries:\n",
                """
                  libraries:
                    install:
                      - {template: unit.in, path: '/usr/share/@PACKAGE@/x', mode: '0644'}
                      - {template: unit.in, path: '@DIRECTORY@/@PYTHON@/x', mode: '0644'}
                """)
            .read()
            .libraryPackages()
            .install()
            .size());
  }
}
