package org.mathesar.deb.packager.wheel;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.python.WheelName;

/**
 * Reads wheels and refuses unsound ones (binary distribution format, PEP 427). Several threads may
 * use one reader. It remembers what it read, since most wheels are in the packages of several
 * targets.
 */
public final class WheelReader {
  private final WheelCache cache;
  private final Map<LockedFile, WheelContents> known = new ConcurrentHashMap<>();

  /**
   * A reader.
   *
   * @param cache where the wheels of the index are; remembers which were found sound
   */
  public WheelReader(WheelCache cache) {
    this.cache = cache;
  }

  /**
   * Reads a wheel of the index. The bytes of its files are compared with its RECORD once; later
   * reads, in this run or another, rely on the wheel's own checksum.
   *
   * @param wheel its name and content
   * @return what it holds; file contents are read from the cache when they are opened
   * @throws UserProblem where it is not in the cache, or unsound
   */
  public WheelContents read(LockedFile wheel) {
    return known.computeIfAbsent(wheel, this::readFromCache);
  }

  private WheelContents readFromCache(LockedFile wheel) {
    Optional<Path> file = cache.find(wheel);
    if (file.isEmpty()) {
      throw UserProblem.of(
          "The wheel %s is not in the cache (any more): run again, so that it is fetched.",
          wheel.fileName());
    }
    WheelName name = new WheelName(wheel.fileName());
    WheelArchive archive = WheelArchive.open(file.get(), name);
    WheelLayout layout = WheelLayout.of(archive, name);
    if (!cache.isChecked(wheel)) {
      layout.verifyRecord();
      cache.markChecked(wheel);
    }
    return layout.contents();
  }

  /**
   * Reads a wheel from any place, comparing everything with its RECORD.
   *
   * @param file the wheel, which does not change while its contents are in use
   * @param name its file name as an index would have it
   * @return what it holds
   * @throws UserProblem where it is unsound
   */
  public static WheelContents read(Path file, WheelName name) {
    WheelLayout layout = WheelLayout.of(WheelArchive.open(file, name), name);
    layout.verifyRecord();
    return layout.contents();
  }
}
