package org.mathesar.deb.packager.wheel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.python.WheelName;

class WheelReaderTest {
  @TempDir Path folder;

  private static TestWheel pantry() {
    return TestWheel.pure("pantry", "1.0").with("pantry/__init__.py", "jars = 3\n");
  }

  private WheelContents read(TestWheel wheel) throws IOException {
    return WheelReader.read(wheel.writeTo(folder), wheel.name());
  }

  private String refusal(TestWheel wheel) {
    return assertThrows(UserProblem.class, () -> read(wheel)).getMessage();
  }

  private static List<String> paths(List<WheelFile> files) {
    return files.stream().map(file -> file.path().value()).toList();
  }

  private static byte[] bytes(WheelFile file) throws IOException {
    try (InputStream stream = file.content().open()) {
      return stream.readAllBytes();
    }
  }

  @Test
  void givesLibrariesInOrderAndTheirBytesAlsoLaterAndTwice() throws IOException {
    byte[] noise = new byte[100_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 31 + i / 7);
    }
    WheelContents contents =
        read(pantry().with("pantry/größe.bin", noise).with("pantry/empty.py", ""));

    assertEquals(
        List.of(
            "pantry-1.0.dist-info/METADATA",
            "pantry-1.0.dist-info/WHEEL",
            "pantry/__init__.py",
            "pantry/empty.py",
            "pantry/größe.bin"),
        paths(contents.files()));
    WheelFile file = contents.files().get(4);
    assertEquals(noise.length, file.content().size());
    assertArrayEquals(noise, bytes(file));
    assertArrayEquals(noise, bytes(file));
    assertEquals(0, bytes(contents.files().get(3)).length);
  }

  @Test
  void marksProgramsAndOnlyThose() throws IOException {
    WheelContents contents =
        read(pantry().with("pantry/run.sh", "#!/bin/sh\n").withMode("pantry/run.sh", 0100755));

    assertEquals(
        List.of("pantry/run.sh"),
        paths(contents.files().stream().filter(WheelFile::executable).toList()));
  }

  @Test
  void sortsWhatBelongsElsewhere() throws IOException {
    WheelContents contents =
        read(
            pantry()
                .with("pantry-1.0.data/purelib/shelf.py", "")
                .with("pantry-1.0.data/platlib/board.py", "")
                .with("pantry-1.0.data/scripts/pantry", "#!python\n")
                .with("pantry-1.0.data/headers/pantry.h", "")
                .with("pantry-1.0.data/data/share/man/man1/pantry.1", ""));

    assertTrue(paths(contents.files()).containsAll(List.of("board.py", "shelf.py")));
    assertEquals(List.of("pantry"), paths(contents.scripts()));
    assertEquals(List.of("pantry.h"), paths(contents.headers()));
    assertEquals(List.of("share/man/man1/pantry.1"), paths(contents.data()));
  }

  @Test
  void keepsWhatALibraryLooksUpAboutItselfAndLeavesBookkeepingAndLicencesOut() throws IOException {
    WheelContents contents =
        read(
            pantry()
                .with("pantry-1.0.dist-info/entry_points.txt", "[console_scripts]\n")
                .with("pantry-1.0.dist-info/top_level.txt", "pantry\n")
                .with("pantry-1.0.dist-info/INSTALLER", "pip\n")
                .with("pantry-1.0.dist-info/LICENSE.txt", "Do as you like.\r\n")
                .with("pantry-1.0.dist-info/licenses/vendored/COPYING", "Share.\n")
                .saying("License-File: terms/WORDS")
                .with("pantry-1.0.dist-info/WORDS", "Ask first.\n")
                .with("pantry/LICENSE", "part of the library\n"));

    assertEquals(
        List.of(
            "pantry-1.0.dist-info/METADATA",
            "pantry-1.0.dist-info/WHEEL",
            "pantry-1.0.dist-info/entry_points.txt",
            "pantry-1.0.dist-info/top_level.txt",
            "pantry/LICENSE",
            "pantry/__init__.py"),
        paths(contents.files()));
    assertEquals(
        List.of(
            "LICENSE.txt=Do as you like.\n",
            "WORDS=Ask first.\n",
            "licenses/vendored/COPYING=Share.\n"),
        contents.metadata().licenceTexts().stream()
            .map(licence -> licence.path() + "=" + licence.text())
            .toList());
  }

  @Test
  void readsWhatTheWheelSaysOfItself() throws IOException {
    WheelMetadata metadata =
        read(pantry()
                .saying("Summary: keeps jars")
                .saying("Home-page: UNKNOWN")
                .saying("Project-URL: Home Page, https://example.org/pantry")
                .saying("Author: Jane Doe")
                .saying("Author-email: jane@example.org")
                .saying("Maintainer-email: \"Max Ö.\" <max@example.org>")
                .saying("License: Permission is granted\n        \n          to keep jars")
                .saying("License-Expression: MIT OR Apache-2.0")
                .saying("Classifier: License :: OSI Approved :: MIT License")
                .saying("Classifier: Topic :: Kitchen")
                .saying("Requires-Dist: jars>=2; python_version < '3.12'"))
            .metadata();

    assertEquals("pantry", metadata.project().value());
    assertEquals("1.0", metadata.version());
    assertEquals(Optional.of("keeps jars"), metadata.summary());
    assertEquals(Optional.of(URI.create("https://example.org/pantry")), metadata.homepage());
    assertEquals(Optional.of("Jane Doe <jane@example.org>"), metadata.author());
    assertEquals(Optional.of("\"Max Ö.\" <max@example.org>"), metadata.maintainer());
    assertEquals(Optional.of("MIT OR Apache-2.0"), metadata.licence().expression());
    assertEquals(
        Optional.of("Permission is granted\n\n  to keep jars"), metadata.licence().statement());
    assertEquals(
        List.of("License :: OSI Approved :: MIT License"), metadata.licence().classifiers());
    assertEquals(List.of("jars>=2; python_version < '3.12'"), metadata.requirements());
  }

  @Test
  void acceptsOtherSpellingsOfTheSameNameAndVersion() throws IOException {
    TestWheel wheel =
        TestWheel.pure("Big_Pantry", "1.0rc1")
            .with(
                "Big_Pantry-1.0rc1.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: big.pantry\nVersion: 1.0-RC.1\n");

    assertEquals("big-pantry", read(wheel).metadata().project().value());
  }

  @Test
  void namesEveryFileThatDiffersIsMissingOrIsNotListed() {
    String said =
        refusal(
            pantry()
                .with("pantry/other.py", "x")
                .recording("pantry/other.py", "pantry/other.py,sha256=AAAA,1\n")
                .recording("pantry/gone.py", "pantry/gone.py,sha256=AAAA,1\n")
                .with("pantry/weak.py", "x")
                .recording("pantry/weak.py", "pantry/weak.py,md5=AAAA,1\n")
                .withUnrecorded("pantry/extra.py", "x"));

    assertEquals(4, said.lines().count(), said);
    assertTrue(said.contains("other bytes in 'pantry/other.py'"), said);
    assertTrue(said.contains("lacks the file 'pantry/gone.py'"), said);
    assertTrue(said.contains("'pantry/weak.py' without a SHA-2 checksum"), said);
    assertTrue(said.contains("'pantry/extra.py' without a SHA-2 checksum"), said);
  }

  @Test
  void understandsQuotedNamesInRecord() throws IOException {
    byte[] text = "x".getBytes(StandardCharsets.UTF_8);
    TestWheel wheel =
        pantry()
            .with("pantry/a,\"b\".txt", text)
            .recording(
                "pantry/a,\"b\".txt",
                "\"pantry/a,\"\"b\"\".txt\"," + TestWheel.checksum(text) + "\r\n");

    assertTrue(paths(read(wheel).files()).contains("pantry/a,\"b\".txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.py", "/etc/evil", "pantry/../../evil", "a\nb", "./x"})
  void refusesNamesThatLeadElsewhere(String name) {
    String said = refusal(pantry().withUnrecorded(name, "x"));

    assertTrue(said.contains("a name that leads elsewhere"), said);
  }

  @Test
  void refusesANameThatIsNotUtf8() throws IOException {
    String said = refusalOfName("pantry/XYZXYZ", "pantry/gr\u00f6\u00dfe1");

    assertTrue(said.contains("is not UTF-8"), said);
  }

  @Test
  void refusesABackslashInAName() throws IOException {
    String said = refusalOfName("pantry|evil.py", "pantry\\evil.py");

    assertTrue(said.contains("a name that leads elsewhere"), said);
  }

  /** Puts a name into the archive that the library which writes it would not put there. */
  private String refusalOfName(String name, String latin) throws IOException {
    byte[] bytes = pantry().withUnrecorded(name, "x").bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace(name, latin);
    Path file = folder.resolve(pantry().name().fileName());
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    return assertThrows(UserProblem.class, () -> WheelReader.read(file, pantry().name()))
        .getMessage();
  }

  @Test
  void refusesAFileThatIsThereTwiceAndALink() {
    String said =
        refusal(
            pantry()
                .withUnrecorded("pantry/__init__.py", "jars = 4\n")
                .with("pantry/link", "/etc/passwd")
                .withMode("pantry/link", 0120777));

    assertEquals(2, said.lines().count(), said);
    assertTrue(said.contains("the archive has it twice"), said);
    assertTrue(said.contains("it is a link or a special file"), said);
  }

  @Test
  void refusesAWheelOfAnotherProjectVersionOrFormat() {
    String metadata = "Metadata-Version: 2.1\nName: larder\nVersion: 2.0\n";
    String said =
        refusal(
            pantry()
                .with("pantry-1.0.dist-info/METADATA", metadata)
                .with("pantry-1.0.dist-info/WHEEL", "Wheel-Version: 2.0\n"));

    assertEquals(2, said.lines().count(), said);
    assertTrue(said.contains("'larder' version '2.0'"), said);
    assertTrue(said.contains("version 2.0 of the wheel format"), said);
  }

  @Test
  void refusesAWheelWithoutOneMetadataDirectory() {
    assertTrue(
        refusal(pantry().with("larder-1.0.dist-info/METADATA", ""))
            .contains("larder-1.0.dist-info and pantry-1.0.dist-info"));
    assertTrue(
        refusal(pantry().without("pantry-1.0.dist-info/WHEEL")).contains("lacks 'pantry-1.0"));
  }

  @Test
  void refusesWhatIsNoZipArchiveAndOneThatIsCutOff() throws IOException {
    Path file = folder.resolve("pantry-1.0-py3-none-any.whl");
    Files.writeString(file, "<html>not found</html>");
    assertThrows(UserProblem.class, () -> WheelReader.read(file, pantry().name()));

    byte[] bytes = pantry().bytes();
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 40));
    assertThrows(UserProblem.class, () -> WheelReader.read(file, pantry().name()));
  }

  @Test
  void refusesAFileThatIsLongerThanTheArchiveAnnounces() throws IOException {
    TestWheel wheel = pantry().with("pantry/zeros.bin", new byte[1 << 20]);
    byte[] bytes = wheel.bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int name = text.lastIndexOf("pantry/zeros.bin");
    // In the directory at the end, the uncompressed length stands 22 bytes before the name.
    assertEquals(0x10, bytes[name - 20]);
    bytes[name - 20] = 0x08;
    Path file = Files.write(folder.resolve(wheel.name().fileName()), bytes);

    String said =
        assertThrows(UserProblem.class, () -> WheelReader.read(file, wheel.name())).getMessage();

    assertTrue(said.contains("other bytes than announced"), said);
  }

  @Test
  void refusesTwoFilesForOnePlace() {
    assertTrue(
        refusal(pantry().with("pantry-1.0.data/purelib/pantry/__init__.py", ""))
            .contains("would install two files to 'pantry/__init__.py'"));
  }

  @Test
  void refusesAnUnknownPartOfTheInstallation() {
    assertTrue(
        refusal(pantry().with("pantry-1.0.data/registry/x", ""))
            .contains("unknown part of the installation"));
  }

  @Test
  void agreesWithPipOnWhatIsInstalled() throws IOException {
    TestWheel wheel =
        pantry()
            .with("pantry-1.0.data/purelib/shelf.py", "x = 1\n")
            .with("pantry-1.0.dist-info/top_level.txt", "pantry\n")
            .with("pantry/deep/er/data.json", "{}");
    Path file = wheel.writeTo(folder);
    Path target = folder.resolve("installed");
    Tools.run(
        folder,
        "python3",
        "-m",
        "pip",
        "install",
        "--no-index",
        "--no-deps",
        "--no-compile",
        "--target",
        target.toString(),
        file.toString());

    List<String> installed;
    try (var walk = Files.walk(target)) {
      installed =
          walk.filter(Files::isRegularFile)
              .map(path -> target.relativize(path).toString())
              .filter(
                  path -> !path.matches(".*dist-info/(RECORD|INSTALLER|REQUESTED|direct_url.json)"))
              .sorted()
              .toList();
    }
    assertEquals(
        installed,
        paths(WheelReader.read(file, new WheelName(file.getFileName().toString())).files()));
  }
}
