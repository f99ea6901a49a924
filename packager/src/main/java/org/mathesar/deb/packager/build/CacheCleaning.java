package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.LastUse;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Removes what no run has used for 90 days: library packages, wheels, user interfaces and unpacked
 * libraries. Each is moved out of the cache whole before it is deleted, so that a run that is
 * killed leaves no half of one. What cannot be removed is told and left, since the build has done
 * its work.
 */
public final class CacheCleaning {
  /** How long what is not used stays. */
  static final Duration KEPT = Duration.ofDays(90);

  /** Everything that is kept stands in a folder named by a SHA-256. */
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** Where there are many, they stand in folders named by the first two digits. */
  private static final Pattern FIRST_DIGITS = Pattern.compile("[0-9a-f]{2}");

  private final CacheFolders caches;
  private final WorkFolder work;
  private final Progress progress;

  /**
   * A cleaning.
   *
   * @param caches what is cleaned
   * @param work this run's folder, on their file system
   * @param progress told of what cannot be removed
   */
  public CacheCleaning(CacheFolders caches, WorkFolder work, Progress progress) {
    this.caches = caches;
    this.work = work;
    this.progress = progress;
  }

  /**
   * Removes what is not used any more, unless another run uses the cache.
   *
   * @param use this run's
   */
  public void clean(CacheUse use) {
    try {
      use.whileAlone(() -> removeUnusedSince(Instant.now().minus(KEPT)));
    } catch (UserProblem e) {
      tell(e);
    }
  }

  private void removeUnusedSince(Instant limit) {
    for (Path folder : caches.byDigest()) {
      for (Path member : folders(folder)) {
        if (isNamed(member, DIGEST)) {
          removeIfUnused(member, limit);
        } else if (isNamed(member, FIRST_DIGITS)) {
          folders(member).stream()
              .filter(kept -> isNamed(kept, DIGEST))
              .forEach(kept -> removeIfUnused(kept, limit));
        }
      }
    }
  }

  private static boolean isNamed(Path folder, Pattern name) {
    return name.matcher(String.valueOf(folder.getFileName())).matches();
  }

  /** The folders in a folder, sorted; none where it does not exist or cannot be read. */
  private List<Path> folders(Path folder) {
    try {
      return Files.isDirectory(folder) ? listed(folder) : List.of();
    } catch (IOException e) {
      progress.note(
          folder
              + " in the cache cannot be looked through for what is not used any more ("
              + IoReason.of(e)
              + "): make it readable.");
      return List.of();
    }
  }

  private static List<Path> listed(Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> members = Files.newDirectoryStream(folder)) {
      for (Path member : members) {
        if (Files.isDirectory(member, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(member);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(folders);
    return folders;
  }

  private void removeIfUnused(Path kept, Instant limit) {
    try {
      if (LastUse.of(kept).isBefore(limit)) {
        Path taken = work.newFolder("unused").resolve("kept");
        Files.move(kept, taken, StandardCopyOption.ATOMIC_MOVE);
        LastUse.forget(kept);
        WorkFolder.deleteTree(taken);
      }
    } catch (UserProblem e) {
      tell(e);
    } catch (IOException e) {
      progress.note(
          kept
              + " in the cache, of which what was not used for "
              + KEPT.toDays()
              + " days goes, cannot be removed ("
              + IoReason.of(e)
              + "): remove it by hand.");
    }
  }

  private void tell(UserProblem inTheWay) {
    inTheWay.problems().forEach(problem -> progress.note(problem.sentence()));
  }
}
