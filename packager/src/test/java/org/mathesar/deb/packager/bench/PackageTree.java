package org.mathesar.deb.packager.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.assemble.DebAssembler;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.image.Content;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.FileTree;
import org.mathesar.deb.packager.image.Trees;
import org.mathesar.deb.packager.progress.Progress;

/** Packages a folder as it is, so that the assembler alone can be timed beside dpkg-deb. */
public final class PackageTree {
  private PackageTree() {}

  /** Takes a folder, an existing empty folder for the result and a profile. */
  public static void main(String[] arguments) throws IOException {
    Path tree = Path.of(arguments[0]);
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        InstallPath path = InstallPath.ROOT.resolve(tree.relativize(file).toString());
        entries.add(new Entry.RegularFile(path, FileMode.FILE, Content.of(file)));
      }
    }
    new DebAssembler(Profile.parse(arguments[2]))
        .assemble(
            Trees.image(FileTree.of(entries), Map.of()),
            Instant.parse("2026-05-20T00:00:00Z"),
            Path.of(arguments[1]),
            Progress.none());
  }
}
