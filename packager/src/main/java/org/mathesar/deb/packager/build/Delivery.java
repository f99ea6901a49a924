package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.upload.FileName;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Puts the finished files of a run into the output folder. Each appears under its name whole or not
 * at all, whenever the run is killed: it is written beside the folder, on the same file system, and
 * moved in. One run delivers at a time, so that the files of two that want the same folder do not
 * mix.
 */
final class Delivery implements AutoCloseable {
  private static final String STAGING_SUFFIX = ".incomplete";
  private static final String LOCK = "lock";
  private static final long BETWEEN_TRIES_MILLIS = 50;

  /** The kernel's locks are between processes; within one, closing any channel drops them all. */
  private static final Set<Path> IN_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path staging;
  private final FileChannel lock;
  private final WorkFolder work;

  private Delivery(Path folder, Path staging, FileChannel lock, WorkFolder work) {
    this.folder = folder;
    this.staging = staging;
    this.lock = lock;
    this.work = work;
  }

  /** Begins to deliver, as soon as no other run does. */
  static Delivery to(OutputFolder output) {
    Path folder = output.path();
    try {
      Files.createDirectories(folder);
      // However the folder was written, it is one to all runs.
      Path staging = stagingFolder(folder.toRealPath());
      FileChannel lock = lock(staging);
      try {
        return new Delivery(folder, staging, lock, WorkFolder.create(staging));
      } catch (UserProblem e) {
        lock.close();
        IN_THIS_PROCESS.remove(staging);
        throw e;
      }
    } catch (FileAlreadyExistsException e) {
      throw UserProblem.causedBy(
          e, "The output folder %s is not a folder: name another with --output.", folder);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The output folder %s cannot be used (%s): make it writable or name another with"
              + " --output.",
          folder,
          IoReason.of(e));
    }
  }

  /** Beside the folder where that is the same file system, otherwise hidden within it. */
  private static Path stagingFolder(Path folder) throws IOException {
    Path parent = folder.getParent();
    Path name = folder.getFileName();
    if (parent != null
        && name != null
        && Files.isWritable(parent)
        && Files.getFileStore(parent).equals(Files.getFileStore(folder))) {
      return parent.resolve("." + name + STAGING_SUFFIX);
    }
    return folder.resolve(STAGING_SUFFIX);
  }

  private static FileChannel lock(Path staging) throws IOException {
    while (!IN_THIS_PROCESS.add(staging)) {
      pause();
    }
    try {
      while (true) {
        Optional<FileChannel> lock = tryLock(staging);
        if (lock.isPresent()) {
          return lock.get();
        }
        pause();
      }
    } catch (IOException | RuntimeException e) {
      IN_THIS_PROCESS.remove(staging);
      throw e;
    }
  }

  /** The lock file goes with its owner: one that was replaced until it is locked counts not. */
  private static Optional<FileChannel> tryLock(Path staging) throws IOException {
    Path file = staging.resolve(LOCK);
    try {
      Files.createDirectories(staging);
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
      Object before = identity(file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        @Nullable FileLock lock = channel.tryLock();
        if (lock != null && before.equals(identity(file))) {
          return Optional.of(channel);
        }
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.close();
      return Optional.empty();
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      // Another run came or went in this moment.
      return Optional.empty();
    }
  }

  private static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserProblem.causedBy(e, "The build was interrupted: run it again.");
    }
  }

  /**
   * Removes the .changes files that would be wrong when these files come, so that nobody ever finds
   * one beside files that it does not mean.
   */
  void withdrawUploadsOfOther(Map<FileName, FileDigests> coming, Progress progress) {
    try {
      for (Path stale : new StaleUploads(coming).in(folder)) {
        Files.deleteIfExists(stale);
        progress.note(
            stale
                + " is removed, because a file that it names is replaced by one of other contents,"
                + " as another profile makes, too.");
      }
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The .changes files in %s, of which some may have to go because what they name is built"
              + " anew, cannot be read and removed (%s): remove them, or name another folder with"
              + " --output.",
          folder,
          IoReason.of(e));
    }
  }

  /** Writes a copy of a file where it only has to be moved into the folder. */
  void stage(FinishedFile file) {
    Path staged = staged(file);
    try {
      Files.copy(file.path(), staged, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw cannotWrite(finished(file), e);
    }
  }

  /** Moves a staged file into the folder, in place of an earlier one of that name. */
  Path publish(FinishedFile file) {
    Path finished = finished(file);
    try {
      Files.move(staged(file), finished, StandardCopyOption.ATOMIC_MOVE);
      return finished;
    } catch (IOException e) {
      throw cannotWrite(finished, e);
    }
  }

  private Path staged(FinishedFile file) {
    return work.path().resolve(file.name().value());
  }

  private Path finished(FinishedFile file) {
    return folder.resolve(file.name().value());
  }

  private static UserProblem cannotWrite(Path finished, IOException e) {
    return UserProblem.causedBy(
        e,
        "%s could not be written (%s): free some room there or name another folder with --output.",
        finished,
        IoReason.of(e));
  }

  @Override
  public void close() {
    try {
      try {
        work.close();
      } finally {
        try {
          Files.deleteIfExists(staging.resolve(LOCK));
        } finally {
          lock.close();
        }
      }
      Files.deleteIfExists(staging);
    } catch (DirectoryNotEmptyException e) {
      // The next run is using it already.
      return;
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "%s cannot be removed (%s): remove it by hand.", staging, IoReason.of(e));
    } finally {
      IN_THIS_PROCESS.remove(staging);
    }
  }
}
