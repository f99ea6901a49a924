package org.mathesar.deb.packager.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.version.DebVersion;

class SharedLibraryNeedsTest {
  private static final String TAGS = "cp311-cp311-manylinux_2_17_x86_64";
  private static final Architecture HERE =
      System.getProperty("os.arch").equals("aarch64") ? Architecture.ARM64 : Architecture.AMD64;
  private static final Architecture ELSEWHERE =
      HERE.equals(Architecture.AMD64) ? Architecture.ARM64 : Architecture.AMD64;

  @TempDir Path folder;

  /** The zip library of this Java: it needs libc and, on Debian, zlib. */
  private static byte[] java(String library) throws IOException {
    return Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib", library));
  }

  /** Replaces a name in a compiled file by another of the same length. */
  private static byte[] renamed(byte[] file, String from, String to) {
    assertEquals(from.length(), to.length());
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains(from), from);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private WheelContents read(TestWheel wheel) throws IOException {
    return WheelReader.read(wheel.writeTo(folder), wheel.name());
  }

  private String needs(TestWheel wheel) throws IOException {
    return new SharedLibraryNeeds().of(HERE, List.of(read(wheel))).toString();
  }

  private String refusal(Architecture architecture, TestWheel... wheels) throws IOException {
    List<WheelContents> contents = new ArrayList<>();
    for (TestWheel wheel : wheels) {
      contents.add(read(wheel));
    }
    return assertThrows(
            UserProblem.class, () -> new SharedLibraryNeeds().of(architecture, contents))
        .getMessage();
  }

  private static TestWheel compiled(byte[] library) {
    return TestWheel.tagged("pantry", "1.0", TAGS).with("pantry/_jars.so", library);
  }

  @Test
  void wheelsWithoutCompiledPartsNeedNothing() throws IOException {
    assertEquals("", needs(TestWheel.pure("pantry", "1.0").with("pantry.py", "")));
  }

  @Test
  void needsTheLatestGlibcThatASymbolNames() throws IOException {
    String versions = "";
    for (String library : List.of("libjava.so", "server/libjvm.so")) {
      String file = Path.of(System.getProperty("java.home"), "lib", library).toString();
      versions += Tools.run(folder, "readelf", "-VW", file);
    }
    DebVersion latest =
        Pattern.compile("Name: GLIBC_([0-9.]+) ")
            .matcher(versions)
            .results()
            .map(match -> DebVersion.parse(match.group(1)))
            .max(Comparator.naturalOrder())
            .orElseThrow();

    String needs =
        needs(compiled(java("libjava.so")).with("pantry.libs/libjvm.so", java("server/libjvm.so")));

    assertTrue(needs.startsWith("libc6 (>= " + latest + ")"), needs);
  }

  @Test
  void aLibraryOfTheWheelsThemselvesIsNoNeed() throws IOException {
    TestWheel alone = compiled(java("libjava.so"));
    assertTrue(refusal(HERE, alone).contains("needs the library libjvm.so"));

    String needs = needs(alone.with("pantry.libs/libjvm.so", java("server/libjvm.so")));
    assertTrue(needs.startsWith("libc6 (>= 2."), needs);
  }

  @Test
  void namesThePackageOfASystemLibrary() throws IOException {
    byte[] library = renamed(java("libjava.so"), "libjvm.so\0", "libz.so.1\0");

    assertTrue(needs(compiled(library)).endsWith(", zlib1g"), needs(compiled(library)));
  }

  @Test
  void namesEveryFileForAnotherMachineAndEveryLibraryThatNobodyHas() throws IOException {
    byte[] library = java("libjava.so");

    String said = refusal(ELSEWHERE, compiled(library).with("pantry/_lids.so", library));

    assertEquals(4, said.lines().count(), said);
    assertTrue(
        said.contains(
            "'pantry/_lids.so' of the wheel pantry-1.0-"
                + TAGS
                + ".whl is compiled for "
                + HERE
                + " and not for "
                + ELSEWHERE),
        said);
    assertTrue(said.contains("'pantry/_jars.so' of the wheel pantry-1.0"), said);
    assertTrue(said.contains("needs the library libjvm.so"), said);
  }

  @Test
  void refusesWhatIsBoundToAnInterpretersLibrary() throws IOException {
    byte[] library = renamed(java("libjava.so"), "libjvm.so\0", "libpython\0");

    assertTrue(refusal(HERE, compiled(library)).contains("is bound to libpython"));
  }

  @Test
  void saysWhichFileIsDamaged() throws IOException {
    byte[] library = java("libjava.so");

    String said = refusal(HERE, compiled(Arrays.copyOf(library, 1000)));

    assertTrue(said.contains("'pantry/_jars.so' of the wheel pantry-1.0"), said);
    assertTrue(said.contains("it is malformed"), said);
  }
}
