package org.mathesar.deb.packager.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;

class RequirementsFileTest {
  @TempDir Path source;

  @Test
  void itIsReadAsPipReadsIt() throws IOException {
    write(
        "requirements.txt",
        """
        \uFEFF# what the pantry needs
        Whitenoise == 6.7.0   # static files

        SQLAlchemy\\
          ==1.4.54
        clevercsv==0.8.2 ; \\
          python_version < '3.13' # continued
        # not continued \\
        psycopg[Binary]==3.2.10
        whitenoise==6.7.0
        """);
    assertEquals(
        List.of(
            "clevercsv==0.8.2 ; python_version < \"3.13\"",
            "psycopg[binary]==3.2.10",
            "sqlalchemy==1.4.54",
            "whitenoise==6.7.0"),
        lines());
  }

  @Test
  void furtherFilesOfTheSourceAreIncluded() throws IOException {
    write("requirements.txt", "-r parts/web.txt\n--requirement=parts/db.txt\nshelf==1\n");
    write("parts/web.txt", "jar==1\n-rmore.txt\n");
    write("parts/more.txt", "lid==1\n");
    write("parts/db.txt", "tin==1");
    assertEquals(List.of("jar==1", "lid==1", "shelf==1", "tin==1"), lines());
  }

  @Test
  void checksumsAreReadOverSinceALockHasItsOwn() throws IOException {
    write(
        "requirements.txt",
        """
        --require-hashes
        jar==1 \\
            --hash=sha256:11 \\
            --hash=sha256:22
        """);
    assertEquals(List.of("jar==1"), lines());
  }

  @Test
  void everyLineThatCannotBeUsedIsNamed() throws IOException {
    write(
        "requirements.txt",
        """
        jar==1
        --index-url https://example.org/simple
        -e .
        lid @ https://example.org/lid.whl
        tin=1
        --pre
        shelf==1 --no-binary shelf
        -r ../outside.txt
        -r requirements.txt
        -r missing.txt
        -c limits.txt
        """);
    List<String> sentences = problems();
    String[] beginnings = {
      "requirements.txt line 2: '--index-url https://example.org/simple' names an index",
      "requirements.txt line 3: '-e .' names a place",
      "requirements.txt line 4: 'lid @ https://example.org/lid.whl' names a place",
      "requirements.txt line 5: 'tin=1' is no requirement",
      "requirements.txt line 6: '--pre' has an option of pip",
      "requirements.txt line 7: 'shelf==1 --no-binary shelf' has an option of pip",
      "requirements.txt line 8: '../outside.txt' is not within the source",
      "requirements.txt line 9: 'requirements.txt' includes itself",
      "The requirements file missing.txt cannot be read (it does not exist)",
      "requirements.txt line 11: '-c limits.txt' has an option of pip"
    };
    assertEquals(beginnings.length, sentences.size(), sentences.toString());
    for (int i = 0; i < beginnings.length; i++) {
      assertTrue(sentences.get(i).startsWith(beginnings[i]), sentences.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-i x",
        "--extra-index-url=x",
        "--find-links x",
        "-f x",
        "--no-index",
        "--trusted-host x"
      })
  void everyOptionAboutAnIndexIsRefusedAsSuch(String line) throws IOException {
    write("requirements.txt", line);
    assertTrue(problems().get(0).contains("names an index"), problems().toString());
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    Files.write(source.resolve("requirements.txt"), new byte[] {'#', (byte) 0xe9, '\n'});
    assertEquals(
        List.of("The requirements file requirements.txt is not UTF-8 text: encode it as UTF-8."),
        problems());
  }

  @Test
  void aLinkOutOfTheSourceIsRefused(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("secret"), "hidden");
    Files.createSymbolicLink(source.resolve("requirements.txt"), elsewhere.resolve("secret"));
    assertTrue(problems().get(0).contains("is a link out of the source"), problems().toString());
  }

  private void write(String name, String text) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<Requirement> read() {
    return RequirementsFile.read(source, RelativePath.of("requirements.txt"));
  }

  private List<String> lines() {
    return read().stream().map(Requirement::toString).toList();
  }

  private List<String> problems() {
    return assertThrows(UserProblem.class, this::read).problems().stream()
        .map(Problem::sentence)
        .toList();
  }
}
