package org.mathesar.deb.cli.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.mathesar.deb.cli.command.BuildCommand;
import org.mathesar.deb.cli.command.Commands;
import org.mathesar.deb.cli.command.InspectCommand;
import org.mathesar.deb.cli.command.LockCommand;
import org.mathesar.deb.cli.command.PlanCommand;
import org.mathesar.deb.cli.command.Planning;
import picocli.CommandLine;

class CompletionTest {
  @TempDir Path folder;

  private static CommandLine line() {
    Planning planning =
        (request, progress) -> {
          throw nothing();
        };
    return Commands.of(
        List.of(
            new PlanCommand(planning),
            new LockCommand(
                (request, progress) -> {
                  throw nothing();
                }),
            new BuildCommand(
                planning,
                (request, progress) -> {
                  throw nothing();
                }),
            new InspectCommand(
                (request, progress) -> {
                  throw nothing();
                })));
  }

  private static AssertionError nothing() {
    return new AssertionError("nothing runs here");
  }

  @BeforeEach
  void writeScript() throws IOException {
    Files.writeString(folder.resolve("completion"), Completion.of("mathesar-deb", line()));
    Files.createDirectory(folder.resolve("sources"));
    Files.writeString(folder.resolve("mathesar.tar.gz"), "");
  }

  @ParameterizedTest
  @CsvSource({
    "mathesar-deb b, build",
    "mathesar-deb build --prof, --profile",
    "mathesar-deb build --profile x, xz",
    "mathesar-deb plan --source so, sources",
    "mathesar-deb plan --source math, mathesar.tar.gz",
    "mathesar-deb lock --cut, --cut-off",
    "mathesar-deb inspect math, mathesar.tar.gz",
    "mathesar-deb --color al, always",
  })
  void bashCompletes(String line, String completed) throws IOException, InterruptedException {
    // compopt is only there in a shell that somebody types into.
    String script =
        """
        set -eu
        compopt() { :; }
        source ./completion
        complete -p mathesar-deb >/dev/null
        COMP_LINE=$1
        COMP_POINT=${#COMP_LINE}
        COMP_WORDS=($1)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _complete_mathesar-deb
        echo "${COMPREPLY[@]}"
        """;
    Process bash =
        new ProcessBuilder("bash", "-c", script, "bash", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, bash.waitFor(), output);
    assertEquals(completed + "\n", output);
  }

  @Test
  void theManualPageTellsOfEveryCommandAndOption() {
    String page = new ManualPage(line()).render();

    assertEquals(1, page.split("\\.SH \"THE COMMAND LOCK\"").length - 1, page);
    assertEquals(1, page.split("\\\\-\\\\-cut\\\\-off INSTANT").length - 1, page);
    assertEquals(1, page.split("\\\\-\\\\-json\n").length - 1, page);
  }
}
