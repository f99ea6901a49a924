package org.mathesar.deb.packager.inspect;

import java.util.Set;
import org.mathesar.deb.format.deb.Compression;
import org.mathesar.deb.format.deb.DebMember;

/**
 * Nothing but the three members and those that all programs skip, and no compression of the past.
 * Their order, and that each is one frame or stream, is seen to when a package is read.
 */
final class MembersRule implements Rule {
  private static final Set<Compression> OUTDATED = Set.of(Compression.BZIP2, Compression.LZMA);

  @Override
  public String name() {
    return "members";
  }

  @Override
  public void check(PackageContents contents, Findings findings) {
    findings.warning(
        "Members that no program knows",
        contents.deb().members().stream()
            .skip(1)
            .filter(member -> !member.isControl() && !member.isData())
            .map(DebMember::name)
            .filter(name -> !name.startsWith("_"))
            .toList(),
        "leave them out or let their names begin with an underscore");
    findings.warning(
        "Compressed in a way that Debian has given up",
        contents.deb().members().stream()
            .filter(member -> member.compression().filter(OUTDATED::contains).isPresent())
            .map(DebMember::name)
            .toList(),
        "compress with xz or zstd");
  }
}
