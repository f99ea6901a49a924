package org.mathesar.deb.packager.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.digest.Md5;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.assemble.DebAssembler;
import org.mathesar.deb.packager.assemble.Profile;
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
import org.mathesar.deb.packager.python.ProjectName;

class InspectionTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @TempDir Path folder;

  private static Inspection inspect(Path deb) {
    return Inspection.of(deb, NOW);
  }

  /** The one thing that is wrong. */
  private Finding finding(DebBuilder builder) throws IOException {
    List<Finding> findings = inspect(builder.build(folder)).findings();
    assertEquals(1, findings.size(), findings.toString());
    return findings.get(0);
  }

  private void assertFinds(String rule, Severity severity, String place, DebBuilder builder)
      throws IOException {
    Finding finding = finding(builder);
    assertEquals(rule, finding.rule(), finding.sentence());
    assertEquals(severity, finding.severity(), finding.sentence());
    assertEquals(List.of(place), finding.places(), finding.sentence());
    assertTrue(finding.sentence().contains(place), finding.sentence());
    assertTrue(finding.sentence().endsWith("."), finding.sentence());
  }

  @Test
  void whatTheBuilderOfTheseTestsMakesIsSound() throws IOException {
    assertEquals(List.of(), inspect(DebBuilder.sound().build(folder)).findings());
  }

  private static PackageImage image() {
    FileTree tree =
        FileTree.of(
            List.of(
                Trees.file("/usr/lib/pantry/jar.txt", "plum\n"),
                Trees.file(
                    "/usr/lib/pantry/python3.11/Lids-2.0.dist-info/METADATA",
                    "Metadata-Version: 2.1\nName: Lid_s\nVersion: 2.0\n\nName: no\n"),
                Trees.file("/usr/lib/systemd/system/pantry.service", "[Service]\n"),
                Trees.file("/etc/pantry/pantry.conf", "lid=on\n"),
                Trees.link("/usr/lib/pantry/alias", "jar.txt"),
                Trees.link("/usr/lib/pantry/conf", "/etc/pantry"),
                new Entry.RegularFile(
                    InstallPath.of("/usr/lib/pantry/big"),
                    FileMode.FILE,
                    Content.of(new byte[3000])),
                Trees.directory("/var/lib/pantry", "0750")));
    PackageImage plain =
        Trees.image(tree, Map.of(ControlScript.POSTINST, "#!/bin/sh\nset -e\nexit 0\n"));
    return new PackageImage(
        plain.name(),
        plain.version(),
        plain.architecture(),
        plain.control(),
        plain.scripts(),
        plain.templates(),
        plain.triggers(),
        Set.of(InstallPath.of("/etc/pantry/pantry.conf")),
        plain.tree());
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void whatTheAssemblerMakesIsSoundAndSummedUp(Profile profile) throws IOException {
    Path deb =
        new DebAssembler(profile).assemble(image(), DebBuilder.TIME, folder, Progress.none());

    Inspection inspection = inspect(deb);

    assertEquals(List.of(), inspection.findings());
    Summary summary = inspection.summary();
    assertEquals(Files.size(deb), summary.packedBytes());
    assertEquals(5, summary.files());
    assertEquals(2, summary.symbolicLinks());
    assertEquals(InstallPath.of("/usr/lib/pantry/big"), summary.biggestFiles().get(0).path());
    assertEquals(3000, summary.biggestFiles().get(0).bytes());
    assertEquals(
        InstallPath.of("/usr/lib/pantry"),
        summary.biggestDirectories().get(0).path(),
        "not the directories above it that hold hardly more");
    assertEquals(List.of("pantry.service"), summary.units());
    assertEquals(
        List.of(new PythonLibrary(new ProjectName("lid-s"), "2.0")), summary.pythonLibraries());
    assertEquals(List.of("interest-noawait pantry-shelf"), summary.triggers());
    assertEquals(List.of(new Summary.Script("postinst", "#!/bin/sh", 3)), summary.scripts());
    assertEquals(
        image().tree().entries().stream()
            .mapToLong(entry -> entry instanceof Entry.RegularFile file ? file.content().size() : 0)
            .sum(),
        summary.unpackedBytes(),
        "of every regular file");
    assertEquals(image().tree().installedSizeKib(), summary.installedSizeKib());
  }

  @Test
  void theJsonFormHasWhatTheSummaryHas() throws IOException {
    Path deb =
        new DebAssembler(Profile.FAST).assemble(image(), DebBuilder.TIME, folder, Progress.none());

    ObjectNode json = inspect(deb).toJson();

    assertTrue(json.get("sound").asBoolean());
    assertEquals("pantry", json.at("/fields/Package").asText());
    assertEquals("zstd", json.at("/members/2/compression").asText());
    assertEquals("lid-s", json.at("/pythonLibraries/0/name").asText());
    assertEquals("/etc/pantry/pantry.conf", json.at("/conffiles/0/path").asText());
    assertEquals(0, json.get("findings").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz", "zstd", "none"})
  void whatDpkgDebMakesIsSound(String compression) throws IOException {
    Path tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("DEBIAN"));
    Files.createDirectories(tree.resolve("usr/lib/pantry"));
    Files.createDirectories(tree.resolve("etc"));
    Files.writeString(tree.resolve("usr/lib/pantry/jar"), "plum\n");
    Files.writeString(tree.resolve("etc/pantry.conf"), "lid=on\n");
    Files.createSymbolicLink(tree.resolve("usr/lib/pantry/alias"), Path.of("jar"));
    // Four directories and the root, two files, one link.
    Files.writeString(
        tree.resolve("DEBIAN/control"),
        """
        Package: pantry
        Version: 1:2.0-1
        Architecture: all
        Maintainer: Jane Doe <jane@example.org>
        Installed-Size: 8
        Section: misc
        Priority: optional
        Description: keeps jars
        """);
    Files.writeString(tree.resolve("DEBIAN/conffiles"), "/etc/pantry.conf\n");
    Files.writeString(
        tree.resolve("DEBIAN/md5sums"), run("sh", "-c", "cd tree && md5sum usr/lib/pantry/jar"));
    Files.writeString(tree.resolve("DEBIAN/prerm"), "#!/bin/sh -e\nexit 0\n");
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.toList()) {
        if (!Files.isSymbolicLink(path)) {
          Files.setPosixFilePermissions(
              path,
              PosixFilePermissions.fromString(
                  Files.isDirectory(path) || path.endsWith("prerm") ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
    run("sh", "-c", "find tree | xargs touch --no-dereference --date=" + DebBuilder.TIME);
    Path deb = folder.resolve("pantry_2.0-1_all.deb");
    CommandResult built =
        new CommandRunner()
            .run(
                new Command(
                    List.of(
                        "dpkg-deb",
                        "--root-owner-group",
                        "-Z" + compression,
                        "--build",
                        tree.toString(),
                        deb.toString()),
                    folder,
                    Map.of(
                        "SOURCE_DATE_EPOCH",
                        Optional.of(Long.toString(DebBuilder.TIME.getEpochSecond())))),
                "install dpkg");
    assertEquals(0, built.exitCode(), built.errors());

    assertEquals(List.of(), inspect(deb).findings());
  }

  private String run(String... arguments) {
    CommandResult result =
        new CommandRunner().run(Command.in(folder, List.of(arguments)), "install coreutils");
    assertEquals(0, result.exitCode(), result.errors());
    return result.output();
  }

  @Test
  void aPackageThatIsNoneIsRefusedAndNotFoundFaultWith() throws IOException {
    Path deb = Files.writeString(folder.resolve("pantry.deb"), "no package");

    assertThrows(UserProblem.class, () -> inspect(deb));
    UserProblem problem =
        assertThrows(UserProblem.class, () -> inspect(folder.resolve("gone.deb")));
    assertTrue(problem.getMessage().contains("it does not exist"), problem.getMessage());
  }

  @Test
  void aFileNameThatDisagreesIsFound() throws IOException {
    Path deb = DebBuilder.sound().build(folder, "pantry_1%3a2.0-1_all.deb");

    Finding finding = inspect(deb).findings().get(0);

    assertEquals("file-name", finding.rule());
    assertTrue(finding.sentence().contains("call it pantry_2.0-1_all.deb"), finding.sentence());
    assertTrue(inspect(deb).isSound(), "a warning does no harm");
  }

  @Test
  void membersThatNobodyKnowsAreFound() throws IOException {
    assertFinds(
        "members",
        Severity.WARNING,
        "extra",
        DebBuilder.sound().trailing("_ours").trailing("extra"));
  }

  @Test
  void fieldsThatAreMissingOrUnreadableAreFound() throws IOException {
    assertFinds(
        "fields",
        Severity.ERROR,
        "Maintainer",
        DebBuilder.sound().replacing("Maintainer: Jane Doe <jane@example.org>\n", ""));
    assertFinds(
        "fields", Severity.WARNING, "Section", DebBuilder.sound().replacing("Section: misc\n", ""));
    assertFinds(
        "fields",
        Severity.ERROR,
        "Depends",
        DebBuilder.sound().replacing("Section:", "Depends: jars (> 1\nSection:"));
  }

  @Test
  void aWrongInstalledSizeIsFound() throws IOException {
    assertFinds("installed-size", Severity.ERROR, "1", DebBuilder.sound().replacing("@SIZE@", "1"));
    assertTrue(
        finding(DebBuilder.sound().replacing("@SIZE@", "1")).sentence().contains("set it to 4"));
  }

  @Test
  void controlFilesThatAreUnknownOrHaveWrongModesAreFound() throws IOException {
    assertFinds(
        "control-files", Severity.WARNING, "notes", DebBuilder.sound().control("notes", 0644, ""));
    assertFinds(
        "control-files",
        Severity.ERROR,
        "prerm (0644)",
        DebBuilder.sound().control("prerm", 0644, "#!/bin/sh\nset -e\n"));
    assertFinds(
        "control-files",
        Severity.ERROR,
        "triggers (0755)",
        DebBuilder.sound().control("triggers", 0755, "interest x\n"));
  }

  @Test
  void scriptsWithoutAnInterpreterOrThatGoOnAreFound() throws IOException {
    assertFinds(
        "scripts", Severity.ERROR, "prerm", DebBuilder.sound().control("prerm", 0755, "exit 0\n"));
    assertFinds(
        "scripts",
        Severity.ERROR,
        "prerm",
        DebBuilder.sound().control("prerm", 0755, "#!/usr/local/bin/zsh\nset -e\n"));
    assertFinds(
        "scripts",
        Severity.ERROR,
        "prerm",
        DebBuilder.sound().control("prerm", 0755, "#!/bin/sh\n# set -e\nexit 0\n"));
    for (String right :
        List.of("#!/bin/sh -e\n", "#! /bin/bash\nset -eu\n", "#!/usr/bin/perl -w\n")) {
      assertEquals(
          List.of(),
          inspect(DebBuilder.sound().control("prerm", 0755, right).build(folder)).findings());
    }
  }

  @Test
  void questionsThatDebconfCannotAskAreFound() throws IOException {
    String question = "Template: pantry/jars\nType: string\nDescription: Jars?\n";
    DebBuilder asking =
        DebBuilder.sound()
            .replacing("Section:", "Depends: debconf (>= 0.5) | debconf-2.0\nSection:")
            .control("config", 0755, "#!/bin/sh\nset -e\n");
    assertFinds("debconf", Severity.ERROR, "config", asking);
    assertEquals(
        List.of(), inspect(asking.control("templates", 0644, question).build(folder)).findings());
    assertFinds(
        "debconf",
        Severity.ERROR,
        "pantry/jars",
        asking.control("templates", 0644, question.replace("string", "colour")));
    assertFinds(
        "debconf",
        Severity.ERROR,
        "pantry/jars",
        asking.control("templates", 0644, question.replace("Description", "Words")));
    assertFinds(
        "debconf", Severity.ERROR, "templates", asking.control("templates", 0644, "Template\n"));
    assertFinds(
        "debconf",
        Severity.ERROR,
        "Depends",
        DebBuilder.sound().control("templates", 0644, question));
  }

  @Test
  void md5sumsThatAreIncompleteWrongOrTooManyAreFound() throws IOException {
    String right = "d4b8a4f1dc5c3c9fb4b5e2a8b2a1ef11  usr/lib/jar\n";
    assertFinds("md5sums", Severity.ERROR, "/usr/lib/jar", DebBuilder.sound().md5sums(""));
    assertFinds("md5sums", Severity.ERROR, "/usr/lib/jar", DebBuilder.sound().md5sums(right));
    Finding gone =
        inspect(
                DebBuilder.sound()
                    .md5sums(right + right.replace("jar", "gone") + right.replace("/jar", ""))
                    .build(folder))
            .findings()
            .get(1);
    assertEquals(List.of("/usr/lib", "/usr/lib/gone"), gone.places().stream().sorted().toList());
  }

  @Test
  void conffilesThatAreMissingUnnamedOrSummedUpAreFound() throws IOException {
    assertFinds(
        "conffiles",
        Severity.ERROR,
        "/etc/gone",
        DebBuilder.sound().control("conffiles", 0644, "/etc/gone\n"));
    assertFinds(
        "conffiles",
        Severity.ERROR,
        "/etc/pantry.conf",
        DebBuilder.sound()
            .directory("./etc/")
            .file("./etc/pantry.conf", "lid=on\n")
            .md5sums(md5("plum\n") + "  usr/lib/jar\n" + md5("lid=on\n") + "  etc/pantry.conf\n"));
    assertFinds(
        "md5sums",
        Severity.ERROR,
        "/etc/pantry.conf",
        DebBuilder.sound()
            .directory("./etc/")
            .file("./etc/pantry.conf", "lid=on\n")
            .control("conffiles", 0644, "/etc/pantry.conf\nremove-on-upgrade /etc/old.conf\n")
            .md5sums(md5("plum\n") + "  usr/lib/jar\n" + md5("lid=on\n") + "  etc/pantry.conf\n"));
  }

  private static String md5(String text) {
    return Md5.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  @Test
  void namesThatLeadElsewhereAreFound() throws IOException {
    Finding finding =
        inspect(
                DebBuilder.sound()
                    .file("./usr/lib/../../../root/x", "")
                    .file("/etc/cron.d/x", "")
                    .md5sums(md5("plum\n") + "  usr/lib/jar\n")
                    .build(folder))
            .findings()
            .get(0);

    assertEquals("names", finding.rule());
    assertEquals(List.of("./usr/lib/../../../root/x", "/etc/cron.d/x"), finding.places());
  }

  @Test
  void entriesWithoutTheirDirectoryOrTwiceAreFound() throws IOException {
    assertFinds(
        "order",
        Severity.ERROR,
        "/usr/share/jar",
        DebBuilder.sound().file("./usr/share/jar", "").directory("./usr/share/"));
    assertFinds("order", Severity.ERROR, "/usr/lib", DebBuilder.sound().directory("./usr/lib/"));
    List<Finding> withoutRoot =
        inspect(new DebBuilder().directory("./usr/").file("./usr/x", "").build(folder)).findings();
    assertEquals(
        List.of(
            "The archive does not begin with the root directory: /usr; put ./ first.",
            "Not preceded by the directory that holds them: /usr; put every directory before what"
                + " it holds."),
        withoutRoot.stream().map(Finding::sentence).toList());
  }

  @Test
  void whatStandsWherePackagesPutNothingIsFound() throws IOException {
    assertFinds("places", Severity.ERROR, "/opt", DebBuilder.sound().directory("./opt/"));
    assertFinds(
        "places", Severity.ERROR, "/usr/local", DebBuilder.sound().directory("./usr/local/"));
  }

  @Test
  void otherOwnersAreFound() throws IOException {
    assertFinds(
        "owners",
        Severity.ERROR,
        "/usr/lib/x (pantry:root)",
        DebBuilder.sound()
            .add(
                "./usr/lib/x",
                (byte) '0',
                0644,
                "",
                entry -> {
                  entry.setUserId(999);
                  entry.setUserName("pantry");
                }));
  }

  @Test
  void modesThatGiveAwayRightsAreFound() throws IOException {
    assertFinds(
        "modes",
        Severity.ERROR,
        "/usr/lib/x (4755)",
        DebBuilder.sound().add("./usr/lib/x", (byte) '0', 04755, "", entry -> {}));
    assertFinds(
        "modes",
        Severity.ERROR,
        "/usr/lib/x (0666)",
        DebBuilder.sound().add("./usr/lib/x", (byte) '0', 0666, "", entry -> {}));
    assertFinds(
        "modes",
        Severity.ERROR,
        "/usr/lib/x (0055)",
        DebBuilder.sound().add("./usr/lib/x/", (byte) '5', 0055, "", entry -> {}));
  }

  @Test
  void devicesAreFound() throws IOException {
    assertFinds(
        "devices",
        Severity.ERROR,
        "/usr/lib/x",
        DebBuilder.sound().add("./usr/lib/x", (byte) '3', 0644, "", entry -> {}));
    assertFinds(
        "devices",
        Severity.ERROR,
        "/usr/lib/x",
        DebBuilder.sound().add("./usr/lib/x", (byte) '6', 0644, "", entry -> {}));
  }

  @Test
  void linksThatLeadNowhereAreFound() throws IOException {
    assertFinds(
        "links",
        Severity.ERROR,
        "/usr/lib/l -> gone",
        DebBuilder.sound().link("./usr/lib/l", "gone"));
    assertFinds(
        "links",
        Severity.ERROR,
        "/usr/lib/l -> ../../../x",
        DebBuilder.sound().link("./usr/lib/l", "../../../x"));
    assertFinds(
        "links", Severity.ERROR, "/usr/lib/l -> l", DebBuilder.sound().link("./usr/lib/l", "l"));
    assertFinds(
        "links",
        Severity.WARNING,
        "/usr/lib/l -> /home/jane/x",
        DebBuilder.sound().link("./usr/lib/l", "/home/jane/x"));
    assertFinds(
        "links",
        Severity.ERROR,
        "/usr/lib/l -> ./usr/lib/later",
        DebBuilder.sound()
            .add("./usr/lib/l", (byte) '1', 0644, "", entry -> entry.setLinkName("./usr/lib/later"))
            .replacing("@SIZE@", "4"));
  }

  @Test
  void linksThroughOtherLinksAreFollowed() throws IOException {
    assertEquals(
        List.of(),
        inspect(
                DebBuilder.sound()
                    .directory("./usr/lib/v2/")
                    .file("./usr/lib/v2/lid", "")
                    .link("./usr/lib/current", "v2")
                    .link("./usr/lib/lid", "current/lid")
                    .link("./usr/lib/up", "current/../jar")
                    .build(folder))
            .findings());
  }

  @Test
  void timesThatDifferOrLieInTheFutureAreFound() throws IOException {
    assertFinds(
        "times",
        Severity.WARNING,
        "/usr/lib/x (2026-05-20T08:31:55Z)",
        DebBuilder.sound()
            .add(
                "./usr/lib/x",
                (byte) '0',
                0644,
                "",
                entry ->
                    entry.setLastModifiedTime(FileTime.from(DebBuilder.TIME.minusSeconds(1)))));
    Path deb = DebBuilder.sound().build(folder);
    List<Finding> early = Inspection.of(deb, DebBuilder.TIME.minusSeconds(1)).findings();
    assertTrue(early.get(0).sentence().startsWith("With a time in the future: "));
  }

  @Test
  void compiledPythonIsFound() throws IOException {
    assertFinds(
        "bytecode",
        Severity.ERROR,
        "/usr/lib/__pycache__",
        DebBuilder.sound().directory("./usr/lib/__pycache__/"));
    assertFinds(
        "bytecode",
        Severity.ERROR,
        "/usr/lib/x.pyc",
        DebBuilder.sound().file("./usr/lib/x.pyc", ""));
  }

  @Test
  void metadataThatNamesNoLibraryIsFound() throws IOException {
    assertFinds(
        "libraries",
        Severity.WARNING,
        "/usr/lib/x-1.dist-info/METADATA",
        DebBuilder.sound()
            .directory("./usr/lib/x-1.dist-info/")
            .file("./usr/lib/x-1.dist-info/METADATA", "Metadata-Version: 2.1\n\nName: x\n"));
  }

  private static byte[] elf(int machine) {
    byte[] bytes = new byte[64];
    bytes[0] = 0x7f;
    bytes[1] = 'E';
    bytes[2] = 'L';
    bytes[3] = 'F';
    bytes[4] = 2;
    bytes[5] = 1;
    bytes[18] = (byte) machine;
    return bytes;
  }

  @Test
  void filesForAnotherMachineAreFound() throws IOException {
    DebBuilder forAll =
        DebBuilder.sound().add("./usr/lib/x.so", (byte) '0', 0644, elf(62), entry -> {});
    assertFinds("architecture", Severity.ERROR, "/usr/lib/x.so", forAll);

    DebBuilder forArm =
        DebBuilder.sound()
            .replacing("Architecture: all", "Architecture: " + Architecture.ARM64)
            .add("./usr/lib/x.so", (byte) '0', 0644, elf(62), entry -> {})
            .add("./usr/lib/y.so", (byte) '0', 0644, elf(183), entry -> {});
    List<Finding> findings = inspect(forArm.build(folder, "pantry_2.0-1_arm64.deb")).findings();
    assertEquals(List.of("/usr/lib/x.so"), findings.get(0).places());
    assertFalse(inspect(forArm.build(folder, "pantry_2.0-1_arm64.deb")).isSound());
  }

  @Test
  void manyPlacesAreCountedInTheSentenceAndListedBesideIt() throws IOException {
    DebBuilder builder = DebBuilder.sound();
    for (int i = 0; i < 9; i++) {
      builder.file("./usr/lib/" + i + ".pyc", "");
    }

    Finding finding = finding(builder);

    assertEquals(9, finding.places().size());
    assertTrue(
        finding.sentence().contains("/usr/lib/0.pyc, /usr/lib/1.pyc, /usr/lib/2.pyc and 6 more;"),
        finding.sentence());
  }
}
