package org.mathesar.deb.packager.source.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;

class TarballTest {
  @TempDir Path folder;

  private Path into() throws IOException {
    return Files.createDirectory(folder.resolve("into"));
  }

  private UnpackedTarball unpack(Path tarball, Path into) {
    return Tarball.unpack(tarball, into, Limits.GENEROUS, Progress.none());
  }

  private String refusal(Tars tars) throws IOException {
    return refusal(tars.write(folder.resolve("crafted.tar")), Limits.GENEROUS);
  }

  /** The one sentence, after a look that nothing was left behind or written elsewhere. */
  private String refusal(Path tarball, Limits limits) throws IOException {
    Path into = into();
    UserProblem problem =
        assertThrows(
            UserProblem.class, () -> Tarball.unpack(tarball, into, limits, Progress.none()));
    assertEquals(1, problem.problems().size(), problem.getMessage());
    assertFalse(Files.exists(into), problem.getMessage());
    assertFalse(Files.exists(folder.resolve("escaped")), problem.getMessage());
    return problem.getMessage();
  }

  private static Path gzip(Path file) throws IOException {
    Path compressed = file.resolveSibling(file.getFileName() + ".gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      Files.copy(file, stream);
    }
    return compressed;
  }

  @Test
  void takesContentsLinksAndTheExecutableBitAndNothingElse() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("run"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        tree.resolve("run"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.writeString(tree.resolve("größe"), "9");
    Files.setPosixFilePermissions(
        tree.resolve("größe"), PosixFilePermissions.fromString("r--------"));
    Files.createLink(tree.resolve("same"), tree.resolve("run"));
    Files.createSymbolicLink(tree.resolve("link"), Path.of("größe"));
    Files.createDirectory(tree.resolve("empty"));
    Path tarball = folder.resolve("whole.tar.gz");
    new CommandRunner()
        .run(
            Command.in(
                tree,
                List.of("tar", "--mtime=2026-05-20 12:17:30.5Z", "-czf", tarball.toString(), ".")),
            "install tar");
    Path into = into();

    UnpackedTarball unpacked = unpack(tarball, into);

    assertEquals(Instant.parse("2026-05-20T12:17:30Z"), unpacked.newest());
    assertEquals(FileDigests.of(tarball).sha256(), unpacked.sha256());
    assertEquals(
        "rwxr-xr-x",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(into.resolve("run"))));
    assertEquals(
        "rw-r--r--",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(into.resolve("größe"))));
    assertEquals("#!/bin/sh\n", Files.readString(into.resolve("same")));
    assertEquals(Path.of("größe"), Files.readSymbolicLink(into.resolve("link")));
    assertTrue(Files.isDirectory(into.resolve("empty")));
  }

  @Test
  void refusesNamesThatLeaveTheFolder() throws IOException {
    assertTrue(refusal(new Tars().file("/escaped", "x")).contains("'/escaped' is absolute"));
    assertTrue(refusal(new Tars().file("../escaped", "x")).contains("has '..' in it"));
    assertTrue(refusal(new Tars().file("a/../../escaped", "x")).contains("has '..' in it"));
  }

  @Test
  void refusesLinksThatLeaveTheFolder() throws IOException {
    assertTrue(refusal(new Tars().link("a", "/etc/passwd")).contains("link to '/etc/passwd'"));
    assertTrue(refusal(new Tars().link("d/a", "../../escaped")).contains("outside of the tarball"));
    assertTrue(refusal(new Tars().hardLink("a", "/etc/passwd")).contains("is absolute"));
    assertTrue(refusal(new Tars().hardLink("a", "../escaped")).contains("has '..'"));
    assertTrue(refusal(new Tars().hardLink("a", "later").file("later", "x")).contains("hard link"));
    assertTrue(refusal(new Tars().link("l", "f").hardLink("a", "l")).contains("hard link"));
  }

  @Test
  void refusesALinkThatOnlyLeavesTheFolderThroughAnother() throws IOException {
    Files.writeString(folder.resolve("outside"), "secret");
    Tars tars =
        new Tars().file("x/y/keep", "").link("x/y/up", "../..").link("leak", "x/y/up/../outside");

    assertTrue(refusal(tars).contains("leads through other links"));
  }

  @Test
  void refusesToWriteThroughOrOverALink() throws IOException {
    assertTrue(
        refusal(new Tars().link("a", "b").file("a/escaped", "x")).contains("stands below another"));
    assertTrue(refusal(new Tars().link("a", "b").file("a", "x")).contains("is in it twice"));
    assertTrue(refusal(new Tars().file("a", "x").link("a", "b")).contains("is in it twice"));
    assertTrue(refusal(new Tars().file("a", "x").file("./a", "y")).contains("is in it twice"));
    assertTrue(refusal(new Tars().file("a/b", "x").link("a", "c")).contains("is in it twice"));
  }

  @Test
  void refusesDevicesAndPipes() throws IOException {
    for (byte kind : new byte[] {TarConstants.LF_BLK, TarConstants.LF_CHR, TarConstants.LF_FIFO}) {
      assertTrue(refusal(new Tars().special("odd", kind)).contains("device, pipe"));
    }
  }

  @Test
  void refusesNamesThatAreNotUtf8OrHaveControlCharacters() throws IOException {
    assertTrue(refusal(new Tars().file("caf\u00e9", "x")).contains("not UTF-8"));
    assertTrue(refusal(new Tars().link("a", "caf\u00e9")).contains("not UTF-8"));
    assertTrue(refusal(new Tars().file("a\nb", "x")).contains("'a\uFFFDb' has control"));
    assertTrue(refusal(new Tars().file("a\\b", "x")).contains("backslashes"));
  }

  @Test
  void takesNamesBeyondAsciiAndQuestionMarksFromEveryFormatOfTar() throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("größe?"), "9");
    Files.writeString(tree.resolve("瓶"), "9");
    Files.createSymbolicLink(tree.resolve("öffner?"), Path.of("größe?"));
    for (String format : List.of("gnu", "pax", "ustar")) {
      Path tarball = folder.resolve(format + ".tar.gz");
      new CommandRunner()
          .run(
              Command.in(
                  tree, List.of("tar", "--format=" + format, "-czf", tarball.toString(), ".")),
              "install tar");
      Path into = Files.createDirectory(folder.resolve("into-" + format));

      unpack(tarball, into);

      assertEquals("9", Files.readString(into.resolve("größe?")), format);
      assertEquals("9", Files.readString(into.resolve("öffner?")), format);
      assertEquals("9", Files.readString(into.resolve("瓶")), format);
    }
  }

  @Test
  void refusesWhatGrowsTooBig() throws IOException {
    Path zeros = Files.write(folder.resolve("zeros"), new byte[1 << 20]);
    Path bomb = folder.resolve("bomb.tar.gz");
    new CommandRunner()
        .run(
            Command.in(folder, List.of("tar", "-czf", bomb.toString(), zeros.getFileName() + "")),
            "install tar");
    assertTrue(Files.size(bomb) < 5000);

    assertTrue(refusal(bomb, new Limits(1 << 19, 10)).contains("unpacks to more than 0 MiB"));
    Tars many = new Tars();
    for (int i = 0; i < 20; i++) {
      many.file("f" + i, "");
    }
    assertTrue(
        refusal(many.write(folder.resolve("many.tar")), new Limits(1 << 20, 10))
            .contains("more than 10 members"));
  }

  @Test
  void countsAHardLinkAsTheFileItBecomes() throws IOException {
    Tars tars = new Tars().file("f", "x".repeat(50_000));
    for (int i = 0; i < 40; i++) {
      tars.hardLink("h" + i, "f");
    }

    assertTrue(
        refusal(tars.write(folder.resolve("links.tar")), new Limits(1 << 20, 100))
            .contains("unpacks to more than 1 MiB"));
  }

  @Test
  void tellsQuestionMarksFromLostBytesInEveryMember() throws IOException {
    Tars tars = new Tars().file("a?", "x").file("b", "x").file("c?", "x").file("d?", "x");
    Path into = into();

    unpack(tars.write(folder.resolve("questions.tar")), into);

    assertTrue(Files.exists(into.resolve("d?")));
    Tars lost = new Tars().file("a?", "x").file("b", "x").file("c\u00ff", "x");
    Files.delete(into.resolve("a?"));
    Files.delete(into.resolve("b"));
    Files.delete(into.resolve("c?"));
    Files.delete(into.resolve("d?"));
    Files.delete(into);
    assertTrue(refusal(lost).contains("not UTF-8"));
  }

  @Test
  void refusesTimesThatNoPackageCanHold() throws IOException {
    assertTrue(refusal(new Tars().changedAt("f", 8_589_934_592L)).contains("no package can hold"));
    assertTrue(refusal(new Tars().changedAt("f", -1)).contains("no package can hold"));
    Tars latest = new Tars().changedAt("f", 8_589_934_591L);

    UnpackedTarball unpacked = unpack(latest.write(folder.resolve("latest.tar")), into());

    assertEquals(Instant.ofEpochSecond(8_589_934_591L), unpacked.newest());
  }

  @Test
  void noticesEveryCutAndDamage() throws IOException {
    Tars tars = new Tars();
    Random random = new Random(7);
    for (int i = 0; i < 4; i++) {
      byte[] content = new byte[1500];
      random.nextBytes(content);
      tars.file("f" + i, new String(content, StandardCharsets.ISO_8859_1));
    }
    Path plain = tars.write(folder.resolve("whole.tar"));
    byte[] archive = Files.readAllBytes(plain);
    // The end mark and what follows it is padding, of which one record is enough.
    int end = archive.length;
    while (archive[end - 1] == 0) {
      end--;
    }
    for (int length = 512; length <= end + 100; length += 512) {
      Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(archive, length));
      assertTrue(refusal(cut, Limits.GENEROUS).contains("damaged or was cut short"), "" + length);
    }
    byte[] compressed = Files.readAllBytes(gzip(plain));
    for (int length = 20; length < compressed.length; length += 97) {
      Path cut = Files.write(folder.resolve("cut.tar.gz"), Arrays.copyOf(compressed, length));
      assertTrue(refusal(cut, Limits.GENEROUS).contains("damaged or was cut short"), "" + length);
    }
    for (int at = 20; at < compressed.length; at += 97) {
      byte[] damaged = compressed.clone();
      damaged[at] ^= 0x55;
      Path file = Files.write(folder.resolve("damaged.tar.gz"), damaged);
      refusal(file, Limits.GENEROUS);
    }
  }

  @Test
  void refusesOtherFilesByTheirFirstBytes() throws IOException {
    assertTrue(
        refusal(Files.writeString(folder.resolve("a.tar.gz"), "PK\3\4"), Limits.GENEROUS)
            .contains("is no tarball"));
    assertTrue(
        refusal(Files.writeString(folder.resolve("empty.tar.gz"), ""), Limits.GENEROUS)
            .contains("is no tarball"));
    assertTrue(
        refusal(gzip(Files.writeString(folder.resolve("text"), "x".repeat(2000))), Limits.GENEROUS)
            .contains("damaged"));
  }

  @Test
  void leavesTheRestOfTheMachineAlone() throws IOException {
    refusal(new Tars().file("fine", "x").file("../escaped", "x"));

    assertFalse(Files.exists(folder.resolve("escaped"), LinkOption.NOFOLLOW_LINKS));
  }
}
