package org.mathesar.deb.packager.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastUseTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path cache;

  private Path folder() throws IOException {
    Path folder = Files.createDirectories(cache.resolve("folder"));
    return Files.setLastModifiedTime(folder, FileTime.from(LONG_AGO));
  }

  @Test
  void aFolderIsUsedWhenItIsMadeAndWhenItIsNoted() throws IOException {
    Path folder = folder();
    assertEquals(LONG_AGO, LastUse.of(folder));

    LastUse.note(folder);

    assertTrue(LastUse.of(folder).isAfter(Instant.now().minus(Duration.ofHours(1))));
  }

  @Test
  void theMarkOfAnotherUserCountsUntilTheFolderIsGone() throws IOException {
    Path folder = folder();
    Instant later = LONG_AGO.plusSeconds(86400);
    Path mark = Files.createFile(cache.resolve(".folder.used"));
    Files.setLastModifiedTime(mark, FileTime.from(later));
    assertEquals(later, LastUse.of(folder));

    LastUse.forget(folder);

    assertEquals(LONG_AGO, LastUse.of(folder));
    assertFalse(Files.exists(mark));
  }
}
