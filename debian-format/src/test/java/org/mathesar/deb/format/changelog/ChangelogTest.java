package org.mathesar.deb.format.changelog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.control.ControlParser;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.testing.Tool;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

class ChangelogTest {
  private static final ChangelogEntry ENTRY =
      new ChangelogEntry(
          new PackageName("pantry"),
          DebVersion.parse("1:0.12.0~git20260520.e214743-1"),
          List.of("stable", "nightly"),
          Urgency.HIGH,
          List.of("* Jars have größere lids.", "  They fit.", "", "[ Jane Doe ]", "* Done."),
          new Person("Jane Doe", "jane@example.org"),
          DebianDate.of(Instant.parse("2026-05-02T08:31:56Z")));

  @TempDir Path folder;

  @Test
  void isWrittenAsDebianWritesIt() {
    assertEquals(
        """
        pantry (1:0.12.0~git20260520.e214743-1) stable nightly; urgency=high

          * Jars have größere lids.
            They fit.

          [ Jane Doe ]
          * Done.

         -- Jane Doe <jane@example.org>  Sat, 02 May 2026 08:31:56 +0000
        """,
        ENTRY.render());
  }

  @Test
  void dpkgReadsWhatWasWritten() throws IOException {
    Path file = folder.resolve("changelog");
    Changelog log = new Changelog(List.of(ENTRY, older()));
    Files.writeString(file, log.render());

    String parsed = Tool.DPKG_PARSECHANGELOG.succeed("-l" + file, "--format", "rfc822");

    Stanza stanza = ControlParser.parse(parsed.getBytes(StandardCharsets.UTF_8), "it").get(0);
    assertEquals("pantry", stanza.get("Source").orElseThrow());
    assertEquals(ENTRY.version().toString(), stanza.get("Version").orElseThrow());
    assertEquals("stable nightly", stanza.get("Distribution").orElseThrow());
    assertEquals("high", stanza.get("Urgency").orElseThrow());
    assertEquals(ENTRY.author().toString(), stanza.get("Maintainer").orElseThrow());
    assertEquals(ENTRY.date().toString(), stanza.get("Date").orElseThrow());
    assertEquals("\n" + ENTRY.summary(), stanza.get("Changes").orElseThrow());
    assertEquals(
        "2",
        Tool.DPKG_PARSECHANGELOG
                .succeed("-l" + file, "--all", "--format", "rfc822")
                .lines()
                .filter(line -> line.startsWith("Source:"))
                .count()
            + "");
  }

  private static ChangelogEntry older() {
    return new ChangelogEntry(
        ENTRY.source(),
        DebVersion.parse("0.11.0-1"),
        List.of("stable"),
        Urgency.LOW,
        List.of("* First."),
        ENTRY.author(),
        DebianDate.parse("Fri, 01 May 2026 10:00:00 +0200"));
  }

  @Test
  void isReadBackAsItWas() {
    Changelog log = new Changelog(List.of(ENTRY, older()));

    assertEquals(log, Changelog.parse(log.render(), "changelog"));
  }

  @Test
  void longChangesAreBrokenAtBlanks() {
    List<String> lines = ChangelogEntry.bulleted(List.of("New release.", "word ".repeat(30)));

    assertEquals("* New release.", lines.get(0));
    assertTrue(lines.get(1).startsWith("* word word"));
    assertTrue(lines.get(2).startsWith("  word"));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 78), lines.toString());
  }

  @Test
  void everyMistakeIsNamedWithItsLine() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                Changelog.parse(
                    """
                    pantry 1.0 stable; urgency=low

                      * Change.

                     -- Jane Doe <jane@example.org>  Sat, 02 May 2026 08:31:56 +0000

                    pantry (1.0) stable; urgency=whenever

                      * Change.

                     -- Jane Doe <jane@example.org>  Sat, 02 May 2026 08:31:56 +0000

                    pantry (1.0) stable; urgency=low

                      * Change.

                     -- Jane Doe <jane@example.org> Sat, 02 May 2026 08:31:56 +0000

                    pantry (1.0) stable; urgency=low

                      * Change.
                    """,
                    "changelog"));

    assertEquals(
        List.of("line 1:", "line 3:", "line 5:", "lines 7 to 11:", "line 17:", "line 19:"),
        problem.problems().stream()
            .map(p -> p.sentence().replaceFirst(".*?(lines? [0-9: to]+[0-9:]).*", "$1"))
            .toList(),
        problem.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 02 May 2026 08:31:56 +0000",
        "Sat, 31 Feb 2026 08:31:56 +0000",
        "Sat, 02 Mai 2026 08:31:56 +0000",
        "2026-05-02T08:31:56Z",
        ""
      })
  void whatIsNoDateIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> DebianDate.parse(text));
  }

  @Test
  void gzipLeavesWhatGzipWithoutNameAndTimeLeaves() throws IOException {
    Changelog log = new Changelog(List.of(ENTRY));

    byte[] bytes = log.gzipped();

    byte[] header = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, 3};
    assertArrayEquals(header, Arrays.copyOf(bytes, 10));
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      assertEquals(log.render(), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("changelog.gz"), bytes);
    new Tool("gzip", "gzip").succeed("--test", file.toString());
    assertArrayEquals(bytes, log.gzipped());
  }
}
