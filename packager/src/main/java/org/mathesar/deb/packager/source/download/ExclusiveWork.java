package org.mathesar.deb.packager.source.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mathesar.deb.packager.progress.Progress;

/**
 * Lets one run at a time work on a file: between threads by a lock of this process, between
 * processes by one of the kernel, which falls with the process. The lock's file stays, since
 * removing it would let two runs hold locks on two files of one name.
 *
 * @param <T> what the work gives
 */
interface ExclusiveWork<T> {
  /** Locks of this process by the file that stands for them. */
  Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  /**
   * What is done while nobody else does it.
   *
   * @return its result
   * @throws IOException where it fails
   */
  T run() throws IOException;

  /**
   * Waits until nobody else works on a file, and works on it.
   *
   * @param lockFile stands for the file; made where it is missing
   * @param title what is worked on, for a note where another process has to be waited for
   * @param progress told of the waiting
   * @param work what is done
   * @param <T> what the work gives
   * @return its result
   * @throws IOException where the work fails or the lock's file cannot be made
   */
  static <T> T alone(Path lockFile, String title, Progress progress, ExclusiveWork<T> work)
      throws IOException {
    ReentrantLock threads =
        THREADS.computeIfAbsent(lockFile.toAbsolutePath().normalize(), p -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        progress.note("Another run downloads " + title + " already; waiting for it.");
        channel.lock();
      }
      return work.run();
    } finally {
      threads.unlock();
    }
  }
}
