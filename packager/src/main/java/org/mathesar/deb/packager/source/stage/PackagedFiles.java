package org.mathesar.deb.packager.source.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.FileMode;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.packager.image.Content;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.source.tree.TreeFile;
import org.mathesar.deb.packager.source.tree.TreeFilter;
import org.mathesar.deb.packager.source.tree.TreeWalk;
import org.mathesar.deb.packager.work.IoReason;

/** A folder's files as entries of a package. */
final class PackagedFiles {
  private PackagedFiles() {}

  static List<Entry> entries(Path folder, InstallPath directory) {
    return TreeWalk.findInCopy(folder, TreeFilter.everything()).stream()
        .map(file -> entry(file, directory))
        .toList();
  }

  private static Entry entry(TreeFile file, InstallPath directory) {
    InstallPath path = file.path().in(directory);
    Optional<TreeFile.LinkTarget> target = file.target();
    if (target.isPresent()) {
      return new Entry.SymbolicLink(path, target.get().text());
    }
    try {
      boolean program = file.executable() && startsAsScript(file.file());
      return new Entry.RegularFile(
          path, program ? FileMode.EXECUTABLE : FileMode.FILE, Content.of(file.file()));
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "%s cannot be read (%s): build again.", file.file(), IoReason.of(e));
    }
  }

  /** Executable bits on anything else are accidents, which lintian complains of. */
  private static boolean startsAsScript(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] head = stream.readNBytes(2);
      return head.length == 2 && head[0] == '#' && head[1] == '!';
    }
  }
}
