package org.mathesar.deb.packager.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.packager.assemble.DebAssembler;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.image.ControlScript;
import org.mathesar.deb.packager.image.FileTree;
import org.mathesar.deb.packager.image.Trees;
import org.mathesar.deb.packager.progress.Progress;

class PackageComparisonTest {
  @TempDir Path folder;
  private Path work;

  @BeforeEach
  void makeAWorkFolder() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
  }

  private List<Difference> differences(DebBuilder left, DebBuilder right) throws IOException {
    return PackageComparison.of(
            left.build(folder, "left.deb"), right.build(folder, "right.deb"), work)
        .differences();
  }

  private static Difference only(List<Difference> differences, String place, String what) {
    List<Difference> found =
        differences.stream()
            .filter(one -> one.place().equals(place) && one.what().equals(what))
            .toList();
    assertEquals(1, found.size(), differences.toString());
    return found.get(0);
  }

  private Path assembled(Profile profile, String text) throws IOException {
    Path own = Files.createTempDirectory(folder, "assembled");
    return new DebAssembler(profile)
        .assemble(
            Trees.image(
                FileTree.of(List.of(Trees.file("/usr/lib/jar", text))),
                Map.of(ControlScript.POSTINST, "#!/bin/sh\nset -e\n")),
            DebBuilder.TIME,
            own,
            Progress.none());
  }

  @Test
  void theSameBytesHaveNoDifference() throws IOException {
    PackageComparison comparison =
        PackageComparison.of(
            assembled(Profile.FAST, "plum\n"), assembled(Profile.FAST, "plum\n"), work);

    assertTrue(comparison.isSame());
    assertEquals("{\"same\":true,\"differences\":[]}", comparison.toJson().toString());
  }

  @Test
  void anotherCompressionIsToldAsSuch() throws IOException {
    List<Difference> differences =
        PackageComparison.of(
                assembled(Profile.FAST, "plum\n"), assembled(Profile.XZ, "plum\n"), work)
            .differences();

    Difference compression = only(differences, "data.tar.zst", "compression");
    assertEquals("zstd", compression.left());
    assertEquals("xz", compression.right());
    assertTrue(
        differences.stream().allMatch(one -> one.what().matches("compression|size")),
        differences.toString());
  }

  @Test
  void fieldsScriptsAndChecksumsAreToldByThemselves() throws IOException {
    List<Difference> differences =
        differences(
            DebBuilder.sound().control("postinst", 0755, "#!/bin/sh\nset -e\nold\n"),
            DebBuilder.sound()
                .control("postinst", 0755, "#!/bin/sh\nset -e\nnew\n")
                .replacing("Section: misc", "Section: web")
                .md5sums(""));

    Difference section = only(differences, "field Section", "value");
    assertEquals("misc", section.left());
    assertEquals("web", section.right());
    assertTrue(
        only(differences, "control/postinst", "content").details().contains("-old\n+new"),
        differences.toString());
    assertTrue(only(differences, "control/md5sums", "content").details().contains("usr/lib/jar"));
    assertTrue(
        differences.stream()
            .noneMatch(
                one -> one.place().equals("control/control") && one.what().equals("content")),
        "the fields tell it already");
  }

  @Test
  void entriesOnlyInOneAndAnotherOrderAreTold() throws IOException {
    List<Difference> differences =
        differences(
            DebBuilder.sound().file("./usr/lib/a", "").md5sums(""),
            DebBuilder.sound().file("./usr/lib/b", "").md5sums(""));
    assertEquals(
        List.of(
            new Difference("data", "only in one", "/usr/lib/a", "", ""),
            new Difference("data", "only in one", "", "/usr/lib/b", "")),
        differences);

    List<Difference> order =
        differences(
            DebBuilder.sound().file("./usr/lib/a", "").file("./usr/lib/b", "").md5sums(""),
            DebBuilder.sound().file("./usr/lib/b", "").file("./usr/lib/a", "").md5sums(""));
    assertEquals(
        List.of(new Difference("data", "entries in another order", "/usr/lib/a", "/usr/lib/b", "")),
        order);
  }

  @Test
  void modesOwnersTimesSizesAndLinksAreTold() throws IOException {
    List<Difference> differences =
        differences(
            DebBuilder.sound().link("./usr/lib/l", "jar").file("./usr/lib/x", "ab"),
            DebBuilder.sound()
                .link("./usr/lib/l", "./jar")
                .add(
                    "./usr/lib/x",
                    (byte) '0',
                    0755,
                    "abc",
                    entry -> {
                      entry.setUserId(7);
                      entry.setModTime(DebBuilder.TIME.plusSeconds(60).toEpochMilli());
                    }));

    assertEquals("jar", only(differences, "/usr/lib/l", "link").left());
    assertEquals("0755", only(differences, "/usr/lib/x", "mode").right());
    assertEquals("root(7):root(0)", only(differences, "/usr/lib/x", "owner").right());
    assertEquals("2026-05-20T08:32:56Z", only(differences, "/usr/lib/x", "time").right());
    assertEquals("2", only(differences, "/usr/lib/x", "size").left());
    assertTrue(
        only(differences, "/usr/lib/x", "content").details().contains("-ab\n+abc"),
        differences.toString());
    assertFalse(differences.isEmpty());
  }

  @Test
  void binaryContentIsToldByItsFirstDifferingByte() throws IOException {
    byte[] left = new byte[3 << 20];
    byte[] right = left.clone();
    right[2_000_001] = 1;
    byte[] small = new byte[100];
    byte[] other = Arrays.copyOf(small, 101);

    List<Difference> differences =
        differences(
            DebBuilder.sound()
                .add("./usr/lib/big", (byte) '0', 0644, left, entry -> {})
                .add("./usr/lib/small", (byte) '0', 0644, small, entry -> {}),
            DebBuilder.sound()
                .add("./usr/lib/big", (byte) '0', 0644, right, entry -> {})
                .add("./usr/lib/small", (byte) '0', 0644, other, entry -> {}));

    assertEquals(
        "differs from byte 2000001 on", only(differences, "/usr/lib/big", "content").details());
    assertEquals(
        new Difference(
            "/usr/lib/small", "content", "100 bytes", "101 bytes", "differs from byte 100 on"),
        only(differences, "/usr/lib/small", "content"));
    try (Stream<Path> left2 = Files.list(work)) {
      assertEquals(0, left2.count(), "nothing is left in the work folder");
    }
  }

  @Test
  void longDiffsAreCutShort() throws IOException {
    String left = "same\n".repeat(3) + "left\n".repeat(300);
    String right = "same\n".repeat(3) + "right\n".repeat(300);

    Difference difference =
        only(
            differences(
                DebBuilder.sound().file("./usr/lib/t", left),
                DebBuilder.sound().file("./usr/lib/t", right)),
            "/usr/lib/t",
            "content");

    assertTrue(difference.details().endsWith(" more lines"), difference.details());
    assertTrue(difference.details().lines().count() <= 101);
  }

  @Test
  void whatNoPartShowsIsADifferenceAllTheSame() throws IOException {
    Path left = DebBuilder.sound().trailing("_note").build(folder, "left.deb");
    byte[] bytes = Files.readAllBytes(left);
    // The checksum field of the first tar header, written with another terminator.
    int checksum = 8 + 60 + 4 + 60 + 148;
    assertEquals(0, bytes[checksum + 6]);
    bytes[checksum + 6] = ' ';
    Path right = Files.write(folder.resolve("right.deb"), bytes);

    List<Difference> differences = PackageComparison.of(left, right, work).differences();

    assertEquals("differs from byte " + (checksum + 6) + " on", differences.get(0).details());
    assertEquals(1, differences.size(), differences.toString());
  }
}
