package org.mathesar.deb.packager.build;

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
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.Notes;
import org.mathesar.deb.packager.work.WorkFolder;

class CacheCleaningTest {
  private static final String DIGEST = "0f".repeat(32);

  @TempDir Path folder;

  private CacheFolders caches() {
    return new CacheFolders(folder);
  }

  private Path used(Path entry, int daysAgo) throws IOException {
    Files.writeString(Files.createDirectories(entry).resolve("file"), "content");
    Instant then = Instant.now().minus(Duration.ofDays(daysAgo));
    return Files.setLastModifiedTime(entry, FileTime.from(then));
  }

  private void clean(CacheUse use) {
    try (WorkFolder work = WorkFolder.create(caches().work())) {
      new CacheCleaning(caches(), work, Progress.none()).clean(use);
    }
  }

  @Test
  void whatWasNotUsedFor90DaysGoes() throws IOException {
    Path old = used(caches().packages().resolve("0f").resolve(DIGEST), 91);
    Path oldWheel = used(caches().wheels().resolve("files/0f").resolve(DIGEST), 91);
    Path oldBuilt = used(caches().wheels().resolve("built/0f").resolve(DIGEST), 91);
    Path oldInterface = used(caches().interfaces().resolve(DIGEST), 91);
    Path oldLibraries = used(caches().libraries().resolve(DIGEST), 91);
    Path recent = used(caches().packages().resolve("0f").resolve("1" + DIGEST.substring(1)), 89);
    Path download = used(caches().downloads().resolve("pantry"), 91);

    try (CacheUse use = CacheUse.begin(caches())) {
      clean(use);
    }

    assertFalse(Files.exists(old));
    assertFalse(Files.exists(oldWheel));
    assertFalse(Files.exists(oldBuilt));
    assertFalse(Files.exists(oldInterface));
    assertFalse(Files.exists(oldLibraries));
    assertTrue(Files.exists(recent.resolve("file")));
    assertTrue(Files.exists(download.resolve("file")));
  }

  @Test
  void whatIsFoundIsUsed() throws IOException {
    Sha256 inputs = new Sha256(DIGEST);
    PackageCache cache = new PackageCache(caches().packages());
    Path file = Files.writeString(folder.resolve("pantry.deb"), "content");
    Path kept;
    try (WorkFolder work = WorkFolder.create(caches().work())) {
      kept = cache.put(inputs, file, work);
    }
    used(kept.getParent(), 91);

    try (CacheUse use = CacheUse.begin(caches())) {
      assertEquals(kept, cache.find(inputs, "pantry.deb").orElseThrow());
      clean(use);
    }

    assertTrue(Files.exists(kept));
  }

  @Test
  void nothingGoesWhileAnotherRunUsesTheCache() throws IOException {
    Path old = used(caches().packages().resolve("0f").resolve(DIGEST), 91);

    try (CacheUse use = CacheUse.begin(caches())) {
      try (CacheUse other = CacheUse.begin(caches())) {
        clean(other);
        assertTrue(Files.exists(old));
      }
      clean(use);
      assertFalse(Files.exists(old));
    }
  }

  @Test
  void whatIsInTheWayIsToldAndStopsNeitherTheOthersNorTheBuild() throws IOException {
    Path stays = used(caches().packages().resolve("0f").resolve(DIGEST), 91);
    Path other = used(caches().libraries().resolve(DIGEST), 91);
    Notes notes = new Notes();
    try (CacheUse use = CacheUse.begin(caches());
        WorkFolder work = WorkFolder.create(caches().work())) {
      // Nothing can be moved to where the run's folder is gone.
      WorkFolder.deleteTree(work.path());
      new CacheCleaning(caches(), work, notes).clean(use);
    }

    assertTrue(Files.exists(stays));
    assertTrue(Files.exists(other));
    assertEquals(2, notes.notes().size(), notes.notes().toString());
  }

  @Test
  void aCacheIsTheSameHoweverItIsWritten() throws IOException {
    Path old = used(caches().packages().resolve("0f").resolve(DIGEST), 91);
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

    try (CacheUse use = CacheUse.begin(new CacheFolders(link));
        CacheUse other = CacheUse.begin(caches())) {
      clean(use);
      clean(other);
    }

    assertTrue(Files.exists(old));
  }
}
