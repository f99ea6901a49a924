package org.mathesar.deb.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The assembled distribution, run as a person runs it. */
class DistributionIT {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
  private static final String LAUNCHER = DISTRIBUTION.resolve("bin/mathesar-deb").toString();

  @TempDir Path folder;

  private Shell shell() {
    return new Shell(folder);
  }

  @Test
  void helpGoesToStandardOutput() throws Exception {
    Shell.Result result = shell().run(LAUNCHER + " --help");

    assertEquals(0, result.exitCode());
    assertTrue(result.out().startsWith("Usage: mathesar-deb "), result.out());
    assertEquals("", result.err());
  }

  @Test
  void wrongUsageExitsWithTwo() throws Exception {
    Shell.Result result = shell().run(LAUNCHER + " --hlep");

    assertEquals(2, result.exitCode());
    assertEquals(
        "mathesar-deb: mathesar-deb has no option '--hlep': did you mean --help?\n", result.err());
  }

  @Test
  void theLauncherWorksThroughLinksAndFromFoldersWithSpaces() throws Exception {
    Path spaced = folder.resolve("a folder with spaces & signs $HOME");
    copy(DISTRIBUTION, spaced);
    Path links = Files.createDirectory(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("one"), spaced.resolve("bin/mathesar-deb"));
    Files.createSymbolicLink(links.resolve("two"), Path.of("one"));

    Shell.Result result = shell().run("links/two --version");

    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().startsWith("mathesar-deb "), result.out());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void withoutJavaASentenceSaysWhatToInstall() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink", "locale", "sed")) {
      program(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
    }

    Shell.Result result =
        shell().with("JAVA_HOME", "").run("PATH=" + tools + " " + LAUNCHER + " --help");

    assertEquals(2, result.exitCode());
    assertEquals(
        "mathesar-deb: Java 17 or later is needed but not installed: apt install"
            + " default-jre-headless.\n",
        result.err());
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/usr/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void anOldJavaIsNamedWithWhatToInstall() throws Exception {
    Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
    program(java, "");
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");

    Shell.Result result =
        shell().with("JAVA_HOME", folder.resolve("old").toString()).run(LAUNCHER + " --help");

    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("is of version 11"), result.err());
    assertTrue(result.err().contains("apt install"), result.err());
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    Shell.Result result = shell().with("JAVA_HOME", "/nowhere").run(LAUNCHER + " --help");

    assertEquals(2, result.exitCode());
    assertTrue(result.err().startsWith("mathesar-deb: JAVA_HOME is /nowhere"), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "xx_XX.UTF-8"})
  void argumentsAreUtf8InEveryLocale(String locale) throws Exception {
    Shell.Result result = shell().with("LC_ALL", locale).run(LAUNCHER + " --größe-日本語");

    assertTrue(
        result.err().contains("has no option '--größe-日本語': mathesar-deb --help lists them."),
        result.err());
  }

  @Test
  void aReaderThatLeftEndsTheRunQuietly() throws Exception {
    Shell.Result result =
        shell()
            .run(
                "mkfifo pipe; exec 3<>pipe 4>pipe 5<pipe; exec 3>&- 5<&-; "
                    + LAUNCHER
                    + " --help >&4");

    assertEquals(141, result.exitCode());
    assertEquals("", result.err());
  }

  @Test
  void aFullDiskUnderTheResultExitsWithTwo() throws Exception {
    Shell.Result result = shell().run(LAUNCHER + " --help > /dev/full");

    assertEquals(2, result.exitCode());
    assertEquals(
        "mathesar-deb: The standard output cannot be written (no space left on device): free some"
            + " room or direct it elsewhere.\n",
        result.err());
  }

  @Test
  void bashCompletesOptions() throws Exception {
    Shell.Result result =
        shell()
            .run(
                "source "
                    + DISTRIBUTION.resolve("share/bash-completion/completions/mathesar-deb")
                    + " && complete -p mathesar-deb"
                    // Only a shell that somebody types into has it.
                    + " && compopt() { :; }"
                    + " && COMP_WORDS=(mathesar-deb --pro) COMP_CWORD=1 COMP_LINE='mathesar-deb"
                    + " --pro' COMP_POINT=18 && _complete_mathesar-deb && echo \"${COMPREPLY[@]}\"");

    assertEquals("", result.err());
    assertTrue(result.out().contains(" mathesar-deb\n"), result.out());
    assertTrue(result.out().endsWith("--progress\n"), result.out());
  }

  @Test
  void theManualPageIsRoffWithoutWarnings() throws Exception {
    Path page = DISTRIBUTION.resolve("share/man/man1/mathesar-deb.1");
    Shell.Result result = shell().run("groff -man -Tutf8 -ww -z " + page);

    assertEquals("", result.err());
  }

  @Test
  void everyLibraryIsListedWithItsLicence() throws Exception {
    String listed = Files.readString(DISTRIBUTION.resolve("share/doc/mathesar-deb/libraries.txt"));

    assertTrue(listed.contains("info.picocli:picocli:"), listed);
    assertTrue(!listed.contains("Unknown license"), listed);
  }
}
