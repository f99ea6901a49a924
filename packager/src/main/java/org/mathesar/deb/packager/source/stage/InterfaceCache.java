package org.mathesar.deb.packager.source.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.tree.TreeCopy;
import org.mathesar.deb.packager.source.tree.TreeDigest;
import org.mathesar.deb.packager.source.tree.TreeFile;
import org.mathesar.deb.packager.source.tree.TreeFilter;
import org.mathesar.deb.packager.source.tree.TreeWalk;
import org.mathesar.deb.packager.work.LastUse;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Built user interfaces by the digest of what they were built from. Each is a folder with the files
 * and their digest, so that one that was damaged since is not taken; it appears whole or not at
 * all.
 */
final class InterfaceCache {
  private static final String FILES = "files";
  private static final String SUM = "sha256";

  private final Path folder;

  InterfaceCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts a kept interface where the commands would have built it.
   *
   * @param key of what it is built from
   * @param result replaced
   * @param progress told of a damaged one
   * @return false where none is kept
   */
  boolean restore(Sha256 key, Path result, Progress progress) {
    Path kept = folder.resolve(key.hex());
    if (!Files.isDirectory(kept)) {
      return false;
    }
    try {
      List<TreeFile> files = TreeWalk.find(kept.resolve(FILES), TreeFilter.everything());
      if (!sum(files).equals(Files.readString(kept.resolve(SUM)))) {
        progress.note("The kept user interface was damaged and is built again.");
        WorkFolder.deleteTree(kept);
        return false;
      }
      WorkFolder.deleteTree(result);
      Files.createDirectories(result);
      TreeCopy.copy(files, result);
      LastUse.note(kept);
      return true;
    } catch (IOException e) {
      throw TreeCopy.cannotWrite(kept, e);
    }
  }

  /**
   * Keeps what was built, where it is not kept already.
   *
   * @param key of what it was built from
   * @param result what was built
   */
  void keep(Sha256 key, Path result) {
    Path kept = folder.resolve(key.hex());
    if (Files.isDirectory(kept)) {
      return;
    }
    try (WorkFolder incoming = WorkFolder.create(folder.resolve("incoming"))) {
      List<TreeFile> files = TreeWalk.find(result, TreeFilter.everything());
      Path whole = incoming.newFolder("interface");
      TreeCopy.copy(files, Files.createDirectory(whole.resolve(FILES)));
      Files.writeString(whole.resolve(SUM), sum(files));
      WorkFolder.keepWhole(whole, kept);
    } catch (IOException e) {
      throw TreeCopy.cannotWrite(kept, e);
    }
  }

  private static String sum(List<TreeFile> files) {
    return new TreeDigest().add(files).finish().hex() + "\n";
  }
}
