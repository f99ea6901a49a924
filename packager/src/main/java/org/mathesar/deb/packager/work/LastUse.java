package org.mathesar.deb.packager.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * When a folder of a cache was last used: its modification time, which is that of its making until
 * it is used again.
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
        Files.setLastModifiedTime(folder, FileTime.from(now));
      }
    } catch (IOException e) {
      // It is another user's, who alone may set its time; at worst it is made again one day.
      return;
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
    return Files.getLastModifiedTime(folder).toInstant();
  }
}
