package org.mathesar.deb.packager.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.packager.image.Content;

class ElfFileTest {
  private static final Path HERE = Path.of(".");

  /** Libraries that every machine that can build Java has, and this Java's own. */
  static List<Path> libraries() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "lib");
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(java, java.resolve("server"), Path.of("/usr/lib"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".so")).sorted().forEach(found::add);
      }
    }
    try (Stream<Path> files = Files.list(Path.of("/usr/lib", multiarch()))) {
      files
          .filter(file -> file.getFileName().toString().matches("lib[a-m].*\\.so\\.[0-9]+"))
          .sorted()
          .limit(60)
          .forEach(found::add);
    }
    return found;
  }

  private static String multiarch() {
    return System.getProperty("os.arch").equals("aarch64")
        ? "aarch64-linux-gnu"
        : "x86_64-linux-gnu";
  }

  private static List<String> all(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void readsLibrariesAsReadelfDoes() throws IOException {
    List<Path> libraries = libraries();
    assertTrue(libraries.size() > 10, libraries.toString());
    for (Path library : libraries) {
      ElfFile elf = ElfFile.read(Content.of(library));
      String dynamic = Tools.run(HERE, "readelf", "-dW", library.toString());
      assertEquals(
          all("\\(NEEDED\\) +Shared library: \\[(.*)]", dynamic), elf.needed(), library.toString());
      assertEquals(
          all("\\(SONAME\\) +Library soname: \\[(.*)]", dynamic),
          elf.soname().stream().toList(),
          library.toString());
      assertEquals(
          String.join(":", all("\\((?:RPATH|RUNPATH)\\) +Library .*path: \\[(.*)]", dynamic)),
          String.join(":", elf.runPaths()),
          library.toString());
      String versions = Tools.run(HERE, "readelf", "-VW", library.toString());
      int needs = versions.indexOf("Version needs section");
      assertEquals(
          new TreeSet<>(
              needs < 0 ? List.of() : all("Name: (\\S+)  Flags:", versions.substring(needs))),
          elf.symbolVersions(),
          library.toString());
      String sections = Tools.run(HERE, "readelf", "-SW", library.toString());
      assertEquals(!sections.contains(" .symtab "), elf.stripped(), library.toString());
      String header = Tools.run(HERE, "readelf", "-hW", library.toString());
      assertEquals(
          header.contains("X86-64") ? "amd64" : "arm64",
          elf.architecture().orElseThrow().value(),
          library.toString());
    }
  }

  @Test
  void tellsElfFilesFromOthers() throws IOException {
    assertTrue(ElfFile.is(Content.of(libraries().get(0))));
    assertFalse(ElfFile.is(Content.of("#!/bin/sh\n")));
    assertFalse(ElfFile.is(Content.of("\u007fEL")));
    assertFalse(ElfFile.is(Content.of("")));
  }

  @Test
  void saysWhatIsWrongWithADamagedFile() throws IOException {
    byte[] whole = Files.readAllBytes(libraries().get(0));
    assertThrows(IOException.class, () -> ElfFile.read(Content.of("no")));
    for (int length : new int[] {64, 100, 500, 2000, whole.length / 2}) {
      byte[] cut = Arrays.copyOf(whole, Math.min(length, whole.length - 1));
      IOException failure =
          assertThrows(IOException.class, () -> ElfFile.read(Content.of(cut)), "" + length);
      assertTrue(failure.getMessage().startsWith("it is malformed"), failure.getMessage());
    }
  }

  @Test
  void neverFailsOtherwiseWhateverTheBytesAre() throws IOException {
    byte[] whole = Files.readAllBytes(libraries().get(0));
    for (int i = 4; i < 2000; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) 0xff;
      try {
        ElfFile.read(Content.of(changed));
      } catch (IOException e) {
        assertTrue(e.getMessage().startsWith("it is "), e.getMessage());
      }
    }
  }

  @Test
  void doesNotKnowOtherMachines() throws IOException {
    byte[] bytes = Files.readAllBytes(libraries().get(0));
    bytes[18] = (byte) 243;
    bytes[19] = 0;
    assertEquals(Optional.empty(), ElfFile.read(Content.of(bytes)).architecture());
    bytes[4] = 1;
    ElfFile narrow = ElfFile.read(Content.of(bytes));
    assertEquals(243, narrow.machine());
    assertEquals(Optional.empty(), narrow.architecture());
  }
}
