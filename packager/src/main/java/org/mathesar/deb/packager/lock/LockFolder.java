package org.mathesar.deb.packager.lock;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.packager.work.IoReason;

/**
 * A folder of locks: files named {@code *.lock}, of one or several applications.
 *
 * @param path where it is
 */
public record LockFolder(Path path) {
  private static final String SUFFIX = ".lock";

  /**
   * Where the lock for a version of an application goes by itself.
   *
   * @param application its name
   * @param applicationVersion as the source says it
   * @return such as {@code mathesar-0.11.0.lock} in this folder
   */
  public Path fileFor(PackageName application, String applicationVersion) {
    return path.resolve(application + "-" + applicationVersion + SUFFIX);
  }

  /**
   * All locks of an application.
   *
   * @param application its name
   * @return ordered by file name, none where the folder does not exist
   * @throws UserProblem naming everything that is wrong with any lock of the folder
   */
  public List<StoredLock> locksOf(PackageName application) {
    Problems problems = new Problems();
    List<StoredLock> locks = new ArrayList<>();
    for (Path file : files()) {
      problems.collect(
          () -> {
            Lock lock = LockFile.read(file);
            if (lock.application().equals(application)) {
              locks.add(new StoredLock(file, lock));
            }
          });
    }
    problems.throwIfAny();
    return locks;
  }

  private List<Path> files() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(path, "[!.]*" + SUFFIX)) {
      listing.forEach(files::add);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The folder of locks %s cannot be read (%s): make it readable or name another.",
          path,
          IoReason.of(e));
    }
    files.sort(Comparator.comparing(file -> String.valueOf(file.getFileName())));
    return files;
  }

  /**
   * The lock for what is to be packaged: of those that fit, one made for this very version of the
   * application, which also says what its user interface is put together from, before those of
   * others, and of several the newest.
   *
   * @param check tells which fit
   * @return the lock
   * @throws UserProblem where none fits, saying which there are and in what the nearest differs
   */
  public StoredLock find(LockCheck check) {
    PackageName application = check.request().application();
    List<StoredLock> newestFirst = new ArrayList<>(locksOf(application));
    newestFirst.sort(
        Comparator.comparing((StoredLock stored) -> stored.lock().version()).reversed());
    if (newestFirst.isEmpty()) {
      throw UserProblem.of(
          "There is no lock of %s in %s: make one with 'mathesar-deb lock'.", application, path);
    }
    String wanted = check.request().applicationVersion();
    List<StoredLock> nearestFirst = new ArrayList<>(newestFirst);
    nearestFirst.sort(
        Comparator.comparing(stored -> !stored.lock().applicationVersion().equals(wanted)));
    for (StoredLock stored : nearestFirst) {
      if (check.problems(stored.lock()).isEmpty()) {
        return stored;
      }
    }
    throw noneFits(check, newestFirst);
  }

  private UserProblem noneFits(LockCheck check, List<StoredLock> newestFirst) {
    StoredLock nearest =
        newestFirst.stream()
            .min(
                Comparator.comparing((StoredLock stored) -> !check.hasRequirementsOf(stored.lock()))
                    .thenComparing(stored -> check.problems(stored.lock()).size()))
            .orElseThrow();
    Problems problems = new Problems();
    problems.add(
        "No lock in %s fits %s; there is %s: make one with 'mathesar-deb lock', since the nearest,"
            + " %s, differs as follows.",
        path,
        check.request().subject(),
        Listed.of(newestFirst.stream().map(LockFolder::described).toList()),
        nearest.file().getFileName());
    List<Problem> differences = check.problems(nearest.lock());
    problems.addAll(differences);
    return new UserProblem(problems.found());
  }

  private static String described(StoredLock stored) {
    return stored.file().getFileName()
        + " (version "
        + stored.lock().version()
        + ", made for "
        + stored.lock().applicationVersion()
        + ")";
  }
}
