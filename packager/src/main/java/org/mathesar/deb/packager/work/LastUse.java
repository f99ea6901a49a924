package org.mathesar.deb.packager.work;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * When a folder of a cache was last used: its modification time, which is that of its making until
 * it is used again. Where it is another user's, whose alone that time is to set, the time of a mark
 * beside it counts too, which whoever may add to the cache can make.
 */
public final class LastUse {
  /** Finer times would only make every use write. */
  private static final Duration EXACT_TO = Duration.ofDays(1);

  private LastUse() {}

  /**
   * Remembers that a folder is used now.
   *
   * @param folder of a cache
   */
  public static void note(Path folder) {
    Instant now = Instant.now();
    try {
      if (of(folder).isBefore(now.minus(EXACT_TO))) {
        set(folder, now);
      }
    } catch (IOException e) {
      // A cache that this user may only read keeps no uses; at worst it is made again one day.
      return;
    }
  }

  private static void set(Path folder, Instant now) throws IOException {
    try {
      Files.setLastModifiedTime(folder, FileTime.from(now));
    } catch (FileSystemException e) {
      // The time of a third user's mark cannot be set either.
      forget(folder);
      Files.createFile(mark(folder));
    }
  }

  /**
   * When a folder was last used.
   *
   * @param folder of a cache
   * @return exact to a day
   * @throws IOException where it cannot be told
   */
  public static Instant of(Path folder) throws IOException {
    Instant own = Files.getLastModifiedTime(folder).toInstant();
    try {
      Instant marked = Files.getLastModifiedTime(mark(folder)).toInstant();
      return marked.isAfter(own) ? marked : own;
    } catch (NoSuchFileException e) {
      return own;
    }
  }

  /**
   * Removes what is remembered beside a folder.
   *
   * @param folder that is gone
   * @throws IOException where it cannot be removed
   */
  public static void forget(Path folder) throws IOException {
    Files.deleteIfExists(mark(folder));
  }

  private static Path mark(Path folder) {
    return folder.resolveSibling("." + folder.getFileName() + ".used");
  }
}
