package org.mathesar.deb.packager.source.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;

class TreeCopyTest {
  @TempDir Path folder;
  private Path from;
  private Path to;

  @BeforeEach
  void makeFolders() throws IOException {
    from = Files.createDirectory(folder.resolve("from"));
    to = Files.createDirectory(folder.resolve("to"));
  }

  private CommandResult copyIn(String locale) {
    return new CommandRunner()
        .run(
            new Command(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    CLocaleCopy.class.getName(),
                    from.toString(),
                    to.toString()),
                folder,
                Map.of("LC_ALL", Optional.of(locale))),
            "install Java");
  }

  private void shell(String script) {
    CommandResult result =
        new CommandRunner().run(Command.in(from, List.of("sh", "-c", script)), "install sh");
    assertTrue(result.succeeded(), result.toString());
  }

  @Test
  void takesNamesByteForByteInEveryLocale() throws IOException {
    shell("mkdir gläser && echo 3 > gläser/größe && ln -s gläser/größe maß");
    for (String locale : List.of("C", "C.UTF-8", "POSIX")) {
      to = Files.createDirectory(folder.resolve("to-" + locale));

      CommandResult result = copyIn(locale);

      assertTrue(result.succeeded(), locale + ": " + result);
      assertEquals("3\n", Files.readString(to.resolve("gläser/größe")), locale);
      assertEquals(Path.of("gläser/größe"), Files.readSymbolicLink(to.resolve("maß")), locale);
      assertEquals(
          locale.equals("C.UTF-8") ? "UTF-8" : "ANSI_X3.4-1968",
          Files.readString(to.resolve("würze/\u74f6")));
    }
  }

  @Test
  void refusesNamesThatAreNotUtf8InEveryLocale() throws IOException {
    shell("touch \"bad$(printf '\\377')\"");
    for (String locale : List.of("C", "C.UTF-8", "POSIX")) {
      CommandResult result = copyIn(locale);

      assertEquals(2, result.exitCode(), locale + ": " + result);
      assertTrue(result.output().contains("'bad\uFFFD'"), locale + ": " + result);
    }
  }

  @Test
  void copiesWhateverTheUmask() throws IOException {
    shell("umask 077 && echo x > plain && echo x > run && chmod u+x run");

    TreeCopy.copy(TreeWalk.find(from, TreeFilter.everything()), to);

    assertEquals(
        new TreeDigest().add(TreeWalk.find(from, TreeFilter.everything())).finish(),
        new TreeDigest().add(TreeWalk.find(to, TreeFilter.everything())).finish());
    assertTrue(Files.isExecutable(to.resolve("run")));
  }
}
