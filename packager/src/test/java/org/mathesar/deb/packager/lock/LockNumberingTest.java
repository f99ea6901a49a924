package org.mathesar.deb.packager.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

class LockNumberingTest {
  private static final String JAR_1 = "jar-1-py3-none-any.whl";
  private static final String JAR_2 = "jar-2-py3-none-any.whl";

  @Test
  void theFirstOfItsDateHasSerialOne() {
    assertEquals("20260520.1", number());
    assertEquals("20260520.1", number(lock("20260519.4", JAR_2)));
  }

  @Test
  void otherLibrariesGetTheNextSerial() {
    assertEquals("20260520.2", number(lock("20260520.1", JAR_2)));
    assertEquals(
        "20260520.11",
        number(lock("20260520.9", JAR_2), lock("20260520.10", "jar-3-py3-none-any.whl")));
  }

  @Test
  void aLockOfTheSameContentsKeepsItsVersion() {
    assertEquals("20260520.2", number(lock("20260520.2", JAR_1), lock("20260520.3", JAR_2)));
    assertEquals("20260520.1", number(lock("20260519.1", JAR_1)));
  }

  @Test
  void whatTheChangelogAndTheTimesTellCountsAsContents() {
    Lock same = lock("20260520.1", JAR_1);
    assertEquals("20260520.2", number(with(same, "9.9", same.cutOff())));
    assertEquals(
        "20260520.2", number(with(same, same.applicationVersion(), same.cutOff().plusSeconds(1))));
  }

  private static Lock with(Lock lock, String applicationVersion, Instant cutOff) {
    return new Lock(
        lock.application(),
        applicationVersion,
        lock.version(),
        cutOff,
        lock.requirements(),
        lock.overrides(),
        lock.builtWheels(),
        lock.interfaceLibraries(),
        lock.targets());
  }

  @Test
  void locksOfOtherApplicationsDoNotCount() {
    Lock other = lock("20260520.1", JAR_2);
    assertEquals(
        "20260520.1",
        number(
            new Lock(
                new PackageName("cellar"),
                other.applicationVersion(),
                other.version(),
                other.cutOff(),
                other.requirements(),
                other.overrides(),
                other.builtWheels(),
                other.interfaceLibraries(),
                other.targets())));
  }

  private static String number(Lock... existing) {
    DebVersion version =
        LockNumbering.numbered(lock("20260520.1", JAR_1), Arrays.asList(existing)).version();
    return version.toString();
  }

  private static Lock lock(String version, String wheel) {
    return LockDescriptors.lock(
        version,
        LockDescriptors.requirements("jar"),
        LockDescriptors.libraries(LockDescriptors.PYTHON_3_13, wheel));
  }
}
