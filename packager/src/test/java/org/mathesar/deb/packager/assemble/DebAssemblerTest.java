package org.mathesar.deb.packager.assemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.image.Content;
import org.mathesar.deb.packager.image.ControlScript;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.FileTree;
import org.mathesar.deb.packager.image.PackageImage;
import org.mathesar.deb.packager.image.Trees;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;

class DebAssemblerTest {
  private static final Instant TIME = Instant.parse("2026-05-20T08:31:56Z");
  private static final String LONG_NAME = "/usr/lib/pantry/" + "deep/".repeat(40) + "jar";

  @TempDir Path folder;

  private static FileTree tree() {
    return FileTree.of(
        List.of(
            Trees.file("/usr/lib/pantry/jar.txt", "plum\n"),
            Trees.program("/usr/lib/pantry/open", "#!/bin/sh\n# [[ -n \"$x\" ]] and [[name]]\n"),
            Trees.file("/usr/lib/pantry/größe-日本語.txt", "wide\n"),
            Trees.file(LONG_NAME, "deep\n"),
            Trees.file("/usr/lib/pantry/empty", ""),
            Trees.link("/usr/lib/pantry/alias", "jar.txt"),
            Trees.link("/usr/lib/pantry/conf", "/etc/pantry/" + "long".repeat(40)),
            Trees.directory("/var/lib/pantry", "0750")));
  }

  private static PackageImage image() {
    return Trees.image(
        tree(),
        Map.of(ControlScript.POSTINST, "#!/bin/sh\nset -e\nif [[ -n \"$name\" ]]; then :; fi\n"));
  }

  private Path build(PackageImage image, Profile profile) throws IOException {
    return new DebAssembler(profile)
        .assemble(image, TIME, Files.createTempDirectory(folder, "work"), Progress.none());
  }

  private String run(String... arguments) {
    CommandResult result =
        new CommandRunner().run(Command.in(folder, List.of(arguments)), "install dpkg");
    assertEquals(0, result.exitCode(), result.errors());
    return result.output();
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void dpkgUnpacksWhatWasPutIn(Profile profile) throws IOException {
    Path deb = build(image(), profile);
    Path unpacked = folder.resolve("unpacked");

    run("dpkg-deb", "-x", deb.toString(), unpacked.toString());

    assertEquals("plum\n", Files.readString(unpacked.resolve("usr/lib/pantry/jar.txt")));
    assertEquals("wide\n", Files.readString(unpacked.resolve("usr/lib/pantry/größe-日本語.txt")));
    assertEquals("deep\n", Files.readString(unpacked.resolve(LONG_NAME.substring(1))));
    assertEquals(
        "jar.txt", Files.readSymbolicLink(unpacked.resolve("usr/lib/pantry/alias")).toString());
    assertEquals(
        "rwxr-xr-x",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(unpacked.resolve("usr/lib/pantry/open"))));
    assertEquals(
        "rwxr-x---",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(unpacked.resolve("var/lib/pantry"))));
  }

  @Test
  void dpkgListsRootFirstAndEverythingOwnedByRootAtTheGivenTime() throws IOException {
    Path deb = build(image(), Profile.FAST);

    List<String> lines =
        run("dpkg-deb", "-c", deb.toString()).lines().filter(line -> !line.isBlank()).toList();

    assertTrue(lines.get(0).endsWith(" ./"), lines.get(0));
    assertTrue(lines.stream().allMatch(line -> line.contains(" root/root ")), lines.toString());
    assertEquals(tree().entries().size(), lines.size(), "dpkg lists each entry once: " + lines);
    assertTrue(lines.stream().allMatch(line -> line.contains("2026-05-20")), lines.toString());
  }

  @Test
  void controlHasEveryFieldInDpkgsOrderWithDescriptionLast() throws IOException {
    Path deb = build(image(), Profile.FAST);

    List<String> names =
        run("dpkg-deb", "-f", deb.toString())
            .lines()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.substring(0, line.indexOf(':')))
            .toList();

    assertEquals(
        List.of(
            "Package",
            "Version",
            "Architecture",
            "Maintainer",
            "Installed-Size",
            "Section",
            "Priority",
            "Vcs-Git",
            "Static-Built-Using",
            "Description"),
        names);
    assertEquals(
        tree().installedSizeKib() + "\n", run("dpkg-deb", "-f", deb.toString(), "Installed-Size"));
  }

  @Test
  void maintainerScriptsComeOutAsTheyWentIn() throws IOException {
    Path deb = build(image(), Profile.FAST);
    Path control = folder.resolve("control");

    run("dpkg-deb", "-e", deb.toString(), control.toString());

    assertEquals(
        image().scripts().get(ControlScript.POSTINST),
        Files.readString(control.resolve("postinst")));
    assertTrue(Files.isExecutable(control.resolve("postinst")));
    assertFalse(Files.isExecutable(control.resolve("triggers")));
  }

  @Test
  void questionsStandBesideTheScriptsAndAreNoneThemselves() throws IOException {
    PackageImage plain = image();
    String questions = "Template: pantry/jars\nType: string\nDescription: Jars?\n";
    PackageImage asking =
        new PackageImage(
            plain.name(),
            plain.version(),
            plain.architecture(),
            plain.control(),
            Map.of(ControlScript.CONFIG, "#!/bin/sh\nset -e\n"),
            Optional.of(questions),
            plain.triggers(),
            Set.of(),
            plain.tree());
    Path control = folder.resolve("control");

    run("dpkg-deb", "-e", build(asking, Profile.FAST).toString(), control.toString());

    assertEquals(questions, Files.readString(control.resolve("templates")));
    assertFalse(Files.isExecutable(control.resolve("templates")));
    assertTrue(Files.isExecutable(control.resolve("config")));
  }

  @Test
  void md5sumsListsEveryFileButConffiles() throws IOException {
    PackageImage plain = image();
    PackageImage image =
        new PackageImage(
            plain.name(),
            plain.version(),
            plain.architecture(),
            plain.control(),
            plain.scripts(),
            plain.templates(),
            plain.triggers(),
            Set.of(InstallPath.of("/usr/lib/pantry/jar.txt")),
            plain.tree());
    Path control = folder.resolve("control");

    run("dpkg-deb", "-e", build(image, Profile.FAST).toString(), control.toString());

    String md5sums = Files.readString(control.resolve("md5sums"));
    assertEquals(4, md5sums.lines().count(), md5sums);
    assertFalse(md5sums.contains("jar.txt"), md5sums);
    assertEquals("/usr/lib/pantry/jar.txt\n", Files.readString(control.resolve("conffiles")));
    Path unpacked = folder.resolve("unpacked");
    run("dpkg-deb", "-x", build(image, Profile.FAST).toString(), unpacked.toString());
    run("sh", "-c", "cd unpacked && md5sum --quiet -c ../control/md5sums");
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void theSameImageGivesTheSameBytes(Profile profile) throws IOException {
    Path first = build(image(), profile);
    Path second = build(image(), profile);

    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void dataLargerThanABlockOrAJobIsStillOneFrame(Profile profile) throws IOException {
    byte[] noise = new byte[70 << 20];
    Random random = new Random(7);
    byte[] chunk = new byte[1 << 12];
    for (int i = 0; i < noise.length; i += chunk.length) {
      if (i % (1 << 16) == 0) {
        random.nextBytes(chunk);
      }
      System.arraycopy(chunk, 0, noise, i, chunk.length);
    }
    PackageImage image =
        Trees.image(
            FileTree.of(
                List.of(
                    new Entry.RegularFile(
                        InstallPath.of("/usr/lib/pantry/noise"),
                        FileMode.FILE,
                        Content.of(noise)))),
            Map.of());
    Path unpacked = folder.resolve("unpacked");

    run("dpkg-deb", "-x", build(image, profile).toString(), unpacked.toString());

    assertArrayEquals(noise, Files.readAllBytes(unpacked.resolve("usr/lib/pantry/noise")));
  }

  @Test
  void leavesNothingBehindWhereAFileCannotBeRead() throws IOException {
    Path work = Files.createDirectory(folder.resolve("failing"));
    Content broken =
        new Content() {
          @Override
          public long size() {
            return 3;
          }

          @Override
          public InputStream open() throws IOException {
            throw new IOException("the disk is tired");
          }
        };
    List<Entry> entries = new ArrayList<>(tree().entries());
    entries.add(new Entry.RegularFile(InstallPath.of("/usr/lib/pantry/w"), FileMode.FILE, broken));
    PackageImage image = Trees.image(FileTree.of(entries), Map.of());

    IOException failure =
        assertThrows(
            IOException.class,
            () -> new DebAssembler(Profile.FAST).assemble(image, TIME, work, Progress.none()));

    assertEquals("the disk is tired", failure.getMessage());
    assertFalse(Files.exists(work.resolve(image.fileName())));
  }

  @Test
  void jdebLeavesNoSecurityProviderBehind() throws IOException {
    build(image(), Profile.FAST);

    assertEquals(null, Security.getProvider("BC"));
  }
}
