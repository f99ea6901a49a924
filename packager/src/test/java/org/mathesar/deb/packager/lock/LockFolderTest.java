package org.mathesar.deb.packager.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

class LockFolderTest {
  @TempDir Path folder;

  @Test
  void theNewestLockThatFitsIsFound() {
    write("a.lock", "20260520.9", "1.0");
    write("b.lock", "20260520.10", "1.0");
    write("c.lock", "20260601.1", "2.0");
    StoredLock found = new LockFolder(folder).find(check("1.0"));
    assertEquals(folder.resolve("b.lock"), found.file());
    assertEquals("20260520.10", found.lock().version().toString());
  }

  @Test
  void aLockOfThisVersionGoesBeforeANewerOneOfAnother() {
    write("a.lock", "20260520.1", "1.0");
    LockFile.write(
        new Lock(
            LockDescriptors.PANTRY,
            "1.3.0",
            DebVersion.parse("20260601.1"),
            LockDescriptors.CUT_OFF,
            LockDescriptors.requirements("jar==1.0"),
            List.of(),
            List.of(),
            Optional.empty(),
            lock("20260601.1", "1.0").targets()),
        folder.resolve("b.lock"));

    assertEquals(folder.resolve("a.lock"), new LockFolder(folder).find(check("1.0")).file());
  }

  @Test
  void whereNoneFitsItSaysWhatThereIsAndHowTheNearestDiffers() {
    write("pantry-1.1.lock", "20260520.1", "1.0");
    write("pantry-1.2.lock", "20260601.1", "2.0");
    List<String> sentences =
        assertThrows(UserProblem.class, () -> new LockFolder(folder).find(check("3.0")))
            .problems()
            .stream()
            .map(Problem::sentence)
            .toList();
    assertEquals(
        "No lock in "
            + folder
            + " fits pantry 1.2.0; there is pantry-1.2.lock (version 20260601.1, made for 1.2.0) and"
            + " pantry-1.1.lock (version 20260520.1, made for 1.2.0): make one with 'mathesar-deb"
            + " lock', since the nearest, pantry-1.2.lock, differs as follows.",
        sentences.get(0));
    assertEquals(
        "pantry 1.2.0 requires jar==3.0 but the lock 20260601.1 was made for jar==2.0: run"
            + " 'mathesar-deb lock'.",
        sentences.get(1));
  }

  @Test
  void otherApplicationsAndOtherFilesAreNotLookedAt() throws IOException {
    Files.writeString(folder.resolve("readme.txt"), "no lock");
    Files.writeString(folder.resolve(".a.lock.part"), "half a lock");
    LockFile.write(lock("20260520.1", "1.0"), folder.resolve("pantry.lock"));
    assertEquals(List.of(), new LockFolder(folder).locksOf(new PackageName("cellar")));
    assertEquals(1, new LockFolder(folder).locksOf(LockDescriptors.PANTRY).size());
  }

  @Test
  void theLocksThatComeWithThePackagingCanBeRead() {
    List<StoredLock> locks =
        new LockFolder(Path.of("../debian/locks")).locksOf(new PackageName("mathesar"));
    assertFalse(locks.isEmpty());
    for (StoredLock stored : locks) {
      assertEquals(
          new LockFolder(stored.file().resolveSibling("."))
              .fileFor(stored.lock().application(), stored.lock().applicationVersion())
              .normalize(),
          stored.file().normalize());
    }
  }

  @Test
  void aFolderWithoutLocksIsNamed() {
    Path none = folder.resolve("none");
    UserProblem problem =
        assertThrows(UserProblem.class, () -> new LockFolder(none).find(check("1.0")));
    assertEquals(
        "There is no lock of pantry in " + none + ": make one with 'mathesar-deb lock'.",
        problem.getMessage());
  }

  @Test
  void aBrokenLockIsNotPassedOver() throws IOException {
    write("a.lock", "20260520.1", "1.0");
    Files.writeString(folder.resolve("b.lock"), "nonsense");
    UserProblem problem =
        assertThrows(UserProblem.class, () -> new LockFolder(folder).find(check("1.0")));
    assertTrue(problem.getMessage().contains("b.lock"), problem.getMessage());
  }

  @Test
  void aLockIsNamedAfterItsApplicationAndVersion() {
    assertEquals(
        folder.resolve("pantry-1.2.0.lock"),
        new LockFolder(folder).fileFor(LockDescriptors.PANTRY, "1.2.0"));
  }

  private static LockCheck check(String version) {
    return new LockCheck(
        LockDescriptors.request(
            LockDescriptors.plainRules(),
            LockDescriptors.requirements("jar==" + version),
            LockDescriptors.PYTHON_3_13));
  }

  private void write(String name, String lockVersion, String jarVersion) {
    LockFile.write(lock(lockVersion, jarVersion), folder.resolve(name));
  }

  private static Lock lock(String lockVersion, String jarVersion) {
    return LockDescriptors.lock(
        lockVersion,
        LockDescriptors.requirements("jar==" + jarVersion),
        LockDescriptors.libraries(
            LockDescriptors.PYTHON_3_13, "jar-" + jarVersion + "-py3-none-any.whl"));
  }
}
