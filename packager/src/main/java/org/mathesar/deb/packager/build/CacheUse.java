package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;

/**
 * The use of a cache by a run. While another run has one no cleaning removes anything from the
 * cache; the kernel's lock that tells processes of each other falls with the process.
 */
public final class CacheUse implements AutoCloseable {
  private static final String LOCK = "use.lock";

  /** Closing any channel drops all locks of a process, so that one serves all its runs. */
  private static final Map<Path, Holder> IN_THIS_PROCESS = new HashMap<>();

  private final Path file;

  private CacheUse(Path file) {
    this.file = file;
  }

  /** The lock of this process and how many of its runs share it. */
  private static final class Holder {
    private final FileChannel channel;
    private FileLock lock;
    private int runs;

    private Holder(FileChannel channel) throws IOException {
      this.channel = channel;
      this.lock = shared(channel);
    }

    private static FileLock shared(FileChannel channel) throws IOException {
      return channel.lock(0, Long.MAX_VALUE, true);
    }
  }

  /**
   * Begins to use a cache, as soon as no other run removes anything from it.
   *
   * @param caches made where they are missing
   * @return the use, to be closed
   * @throws UserProblem where the cache cannot be written
   */
  public static CacheUse begin(CacheFolders caches) {
    Path given = caches.root().toAbsolutePath().resolve(LOCK);
    synchronized (IN_THIS_PROCESS) {
      try {
        Files.createDirectories(caches.root());
        // However the folder was written, it is one cache to all runs.
        Path file = caches.root().toRealPath().resolve(LOCK);
        @Nullable Holder holder = IN_THIS_PROCESS.get(file);
        if (holder == null) {
          holder = open(file);
          IN_THIS_PROCESS.put(file, holder);
        }
        holder.runs++;
        return new CacheUse(file);
      } catch (IOException e) {
        throw cannotUse(given, e);
      }
    }
  }

  private static Holder open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      return new Holder(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static UserProblem cannotUse(Path lockFile, IOException e) {
    return UserProblem.causedBy(
        e,
        "%s in the cache folder cannot be used (%s): free some room there or make it writable, or"
            + " name another with --cache.",
        lockFile,
        IoReason.of(e));
  }

  /**
   * Does something that no run may meet, unless there is another run: then the last of them may do
   * it.
   *
   * @param work done while every run that begins waits
   */
  void whileAlone(Runnable work) {
    synchronized (IN_THIS_PROCESS) {
      Holder holder = holder();
      if (holder.runs > 1) {
        return;
      }
      try {
        holder.lock.release();
        try (@Nullable FileLock exclusive = holder.channel.tryLock()) {
          if (exclusive != null) {
            work.run();
          }
        } finally {
          holder.lock = Holder.shared(holder.channel);
        }
      } catch (IOException e) {
        throw cannotUse(file, e);
      }
    }
  }

  private Holder holder() {
    @Nullable Holder holder = IN_THIS_PROCESS.get(file);
    if (holder == null) {
      throw new IllegalStateException(file + " is not in use any more");
    }
    return holder;
  }

  @Override
  public void close() {
    synchronized (IN_THIS_PROCESS) {
      Holder holder = holder();
      holder.runs--;
      if (holder.runs == 0) {
        IN_THIS_PROCESS.remove(file);
        try {
          holder.channel.close();
        } catch (IOException e) {
          throw cannotUse(file, e);
        }
      }
    }
  }
}
