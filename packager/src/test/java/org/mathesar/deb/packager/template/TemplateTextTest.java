package org.mathesar.deb.packager.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.problem.UserProblem;

class TemplateTextTest {
  private static final Variables VARIABLES =
      Variables.none()
          .with("PACKAGE", "pantry")
          .with("MAINTAINER", "Jane @PACKAGE@ <jane@example.org>")
          .with("PRICE_2", "$1 \\ each");

  @TempDir Path folder;

  private static TemplateText template(String text) {
    return new TemplateText(Path.of("x.in"), text);
  }

  @Test
  void namesAreReplacedAndValuesTakenAsTheyAre() {
    assertEquals(
        "pantry/pantry by Jane @PACKAGE@ <jane@example.org> for $1 \\ each\n",
        template("@PACKAGE@/@PACKAGE@ by @MAINTAINER@ for @PRICE_2@\n").expand(VARIABLES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane@example.org",
        "postgresql@15-main.service",
        "a @ b @ c",
        "@package@",
        "@_X@"
      })
  void otherSignsMeanThemselves(String text) {
    assertEquals(text, template(text).expand(VARIABLES));
  }

  @Test
  void everyUnknownNameIsSaidWithItsLine() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () -> template("@PACKAGE@\n@PAKAGE@ @X@\n\n@NOBODY@\n").expand(VARIABLES));

    assertEquals(
        """
        x.in line 2: @PAKAGE@ stands for no variable here; write @PACKAGE@ if that was meant, or \
        add PAKAGE to the variables of the descriptor.
        x.in line 2: @X@ stands for no variable here; correct the name, or add X to the variables \
        of the descriptor.
        x.in line 4: @NOBODY@ stands for no variable here; correct the name, or add NOBODY to the \
        variables of the descriptor.""",
        problem.getMessage());
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("x.in");
    Files.write(file, new byte[] {'a', (byte) 0xff});
    assertRefused("is no text in UTF-8: save it in that encoding.", file);
    Files.write(file, new byte[] {'a', 0});
    assertRefused("is no text, since it contains a NUL character: name a text file.", file);
    assertRefused("is no plain file: name a text file, or put one there.", folder);
  }

  private static void assertRefused(String why, Path file) {
    assertEquals(
        "The template " + file + " " + why,
        assertThrows(UserProblem.class, () -> TemplateText.read(file)).getMessage());
  }

  @Test
  void aVariableHasANameInCapitalLetters() {
    assertEquals(
        "'package' is no name of a variable: use capital letters, digits and underscores, starting"
            + " with a letter",
        assertThrows(IllegalArgumentException.class, () -> VARIABLES.with("package", "x"))
            .getMessage());
  }
}
