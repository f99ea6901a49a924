package org.mathesar.deb.packager.image;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/** Builds small trees and packages for tests. */
public final class Trees {
  private Trees() {}

  public static Entry file(String path, String text) {
    return new Entry.RegularFile(InstallPath.of(path), FileMode.FILE, Content.of(text));
  }

  public static Entry program(String path, String text) {
    return new Entry.RegularFile(InstallPath.of(path), FileMode.EXECUTABLE, Content.of(text));
  }

  public static Entry link(String path, String target) {
    return new Entry.SymbolicLink(InstallPath.of(path), target);
  }

  public static Entry directory(String path, String mode) {
    return new Entry.Directory(InstallPath.of(path), FileMode.parse(mode));
  }

  public static PackageImage image(FileTree tree, Map<ControlScript, String> scripts) {
    return new PackageImage(
        new PackageName("pantry"),
        DebVersion.parse("1:2.0-1"),
        Architecture.ALL,
        Stanza.empty()
            .with("Description", "keeps jars\nEvery jar has a lid.\n\n  and a label")
            .with("Maintainer", "Jane Doe <jane@example.org>")
            .with("Section", "misc")
            .with("Priority", "optional")
            .with("Vcs-Git", "https://example.org/pantry.git")
            .with("Static-Built-Using", "jars (= 1)"),
        scripts,
        Optional.empty(),
        Optional.of("interest-noawait pantry-shelf\n"),
        Set.of(),
        tree);
  }
}
