package org.mathesar.deb.packager.work;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * A folder for one run's work under way. It is removed at the end, also where a signal asks the
 * process to end; where the run was killed, the next run removes it: a lock on a file beside it,
 * which the kernel drops with the process, tells the dead from the living.
 */
public final class WorkFolder implements AutoCloseable {
  private static final String PREFIX = "run-";
  private static final String LOCK_SUFFIX = ".lock";

  /** Threads and commands that are being ended may still write for a moment. */
  private static final int TRIES_AT_THE_END = 20;

  private static final long BETWEEN_TRIES_MILLIS = 50;

  private static final Set<WorkFolder> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> OPEN.forEach(WorkFolder::removeAtTheEnd), "remove-work-folders"));
  }

  private final Path folder;
  private final Path lockFile;
  private final FileChannel lockChannel;

  private WorkFolder(Path folder, Path lockFile, FileChannel lockChannel) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lockChannel = lockChannel;
  }

  /**
   * Makes a folder for this run and removes those of runs that are gone.
   *
   * @param parent where runs have their folders; made where it is missing
   * @return the folder, to be closed
   * @throws UserProblem where it cannot be made
   */
  public static synchronized WorkFolder create(Path parent) {
    try {
      while (true) {
        Files.createDirectories(parent);
        removeAbandoned(parent);
        Optional<WorkFolder> created = tryToCreate(parent);
        if (created.isPresent()) {
          OPEN.add(created.get());
          return created.get();
        }
      }
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The work folder %s cannot be used (%s): free some room there or make it writable, or"
              + " name another cache folder.",
          parent,
          IoReason.of(e));
    }
  }

  /**
   * Nothing where another run took the lock file for abandoned, in the moment before it was locked,
   * or removed the empty parent.
   */
  private static Optional<WorkFolder> tryToCreate(Path parent) throws IOException {
    Path lockFile;
    FileChannel channel;
    try {
      lockFile = Files.createTempFile(parent, PREFIX, LOCK_SUFFIX);
      channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      if (tryLock(channel) && Files.exists(lockFile)) {
        // From here on the lock keeps other runs away, and the file keeps the parent.
        return Optional.of(
            new WorkFolder(Files.createDirectory(folderOf(lockFile)), lockFile, channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(lockFile);
      throw e;
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // It is another run in this same process.
      return false;
    }
  }

  private static Path folderOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK_SUFFIX.length()));
  }

  private static void removeAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> locks =
        Files.newDirectoryStream(parent, PREFIX + "*" + LOCK_SUFFIX)) {
      for (Path lockFile : locks) {
        removeIfAbandoned(lockFile);
      }
    }
  }

  private static void removeIfAbandoned(Path lockFile) throws IOException {
    if (OPEN.stream().anyMatch(open -> open.lockFile.equals(lockFile))) {
      // Even looking at it would drop the lock, which belongs to this whole process.
      return;
    }
    Optional<FileChannel> opened = openOwn(lockFile);
    if (opened.isEmpty()) {
      return;
    }
    try (FileChannel channel = opened.get()) {
      if (tryLock(channel)) {
        deleteTree(folderOf(lockFile));
        Files.deleteIfExists(lockFile);
      }
    }
  }

  /** Nothing where another run was faster in removing it, or it is of another user. */
  private static Optional<FileChannel> openOwn(Path lockFile) throws IOException {
    try {
      return Optional.of(FileChannel.open(lockFile, StandardOpenOption.WRITE));
    } catch (NoSuchFileException | AccessDeniedException e) {
      return Optional.empty();
    }
  }

  /**
   * The folder itself.
   *
   * @return an existing folder of this run only
   */
  public Path path() {
    return folder;
  }

  /**
   * A new empty folder within.
   *
   * @param name what it is for; made unique by a suffix
   * @return the folder
   * @throws UserProblem where it cannot be made
   */
  public Path newFolder(String name) {
    try {
      return Files.createTempDirectory(folder, name + "-");
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "No folder for %s can be made in %s (%s): free some room there, or name another cache"
              + " folder.",
          name,
          folder,
          IoReason.of(e));
    }
  }

  private void removeAtTheEnd() {
    for (int tries = 0; tries < TRIES_AT_THE_END && OPEN.contains(this); tries++) {
      try {
        close();
      } catch (UserProblem e) {
        // Nobody is left to be told, and the next run removes what cannot be removed now.
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      deleteTree(folder);
      Files.deleteIfExists(lockFile);
      lockChannel.close();
      OPEN.remove(this);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The work folder %s cannot be removed (%s): remove it by hand.",
          folder,
          IoReason.of(e));
    }
  }

  /**
   * Moves a finished folder to where it is kept. Where another run was faster, its folder stays and
   * this one goes: both were made from the same inputs.
   *
   * @param finished the folder, on the same file system
   * @param place where it is kept
   * @throws IOException where it can be neither moved nor removed
   */
  public static void keepWhole(Path finished, Path place) throws IOException {
    try {
      Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Which kind it is where the place is a filled folder differs between file systems.
      if (!Files.isDirectory(place)) {
        throw e;
      }
      deleteTree(finished);
    }
  }

  /**
   * Removes a file or a folder with everything in it, links not followed.
   *
   * @param tree may be missing
   * @throws IOException where something cannot be removed
   */
  public static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
