package org.mathesar.deb.packager.inspect;

import java.util.Map;
import java.util.Optional;

/** Compiled files are for the machine that the package is for. */
final class ArchitectureRule implements Rule {
  /** Numbers of the ELF registry; of other architectures nothing is known here. */
  private static final Map<String, ElfHeader> MACHINES =
      Map.of(
          "i386", new ElfHeader(32, true, 3),
          "ppc64el", new ElfHeader(64, true, 21),
          "s390x", new ElfHeader(64, false, 22),
          "armhf", new ElfHeader(32, true, 40),
          "amd64", new ElfHeader(64, true, 62),
          "arm64", new ElfHeader(64, true, 183),
          "riscv64", new ElfHeader(64, true, 243));

  @Override
  public String name() {
    return "architecture";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    String architecture = contents.field("Architecture");
    if (architecture.equals("all")) {
      findings.error(
          "Compiled files in a package for every machine",
          contents.places(entry -> elf(entry).isPresent()),
          "set Architecture to the machine they are for");
      return;
    }
    ElfHeader expected = MACHINES.get(architecture);
    if (expected != null) {
      findings.error(
          "Compiled for another machine than " + architecture,
          contents.places(
              entry -> elf(entry).filter(header -> !header.equals(expected)).isPresent()),
          "take the files of that machine");
    }
  }

  private static Optional<ElfHeader> elf(PackageEntry entry) {
    return entry.facts().flatMap(FileFacts::elf);
  }
}
