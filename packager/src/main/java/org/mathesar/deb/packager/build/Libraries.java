package org.mathesar.deb.packager.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.mathesar.deb.packager.lock.BuiltWheel;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.wheel.WheelBuilder;
import org.mathesar.deb.packager.wheel.WheelCache;
import org.mathesar.deb.packager.wheel.WheelContents;
import org.mathesar.deb.packager.wheel.WheelDownloader;
import org.mathesar.deb.packager.wheel.WheelOrigin;
import org.mathesar.deb.packager.wheel.WheelReader;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * The wheels of a lock, brought in once and read once, however many targets share them. Several
 * threads may read.
 */
final class Libraries {
  private final Lock lock;
  private final WheelDownloader downloader;
  private final WheelBuilder builder;
  private final WheelReader reader;
  private final Map<LockedFile, WheelContents> read = new ConcurrentHashMap<>();
  private final Map<WheelName, WheelContents> built = new ConcurrentHashMap<>();

  Libraries(
      Lock lock,
      WheelCache cache,
      WheelOrigin origin,
      CommandRunner runner,
      WorkFolder work,
      Progress progress) {
    this.lock = lock;
    this.downloader = new WheelDownloader(cache, origin, runner, work, progress);
    this.builder = new WheelBuilder(cache, origin, runner, work, progress);
    this.reader = new WheelReader(cache);
  }

  /** Brings in whatever the cache does not have of these targets. */
  void fetch(Collection<TargetLock> targets) {
    downloader.download(targets);
    Set<WheelName> needed =
        targets.stream()
            .flatMap(target -> target.builtWheels().stream())
            .collect(Collectors.toSet());
    for (BuiltWheel wheel : lock.builtWheels()) {
      if (needed.contains(wheel.wheel())) {
        built.computeIfAbsent(wheel.wheel(), name -> WheelReader.read(builder.build(wheel), name));
      }
    }
  }

  /** What the wheels of a target hold, after they were fetched. */
  List<WheelContents> of(TargetLock target) {
    List<WheelContents> wheels = new ArrayList<>();
    for (LockedFile wheel : target.wheels()) {
      wheels.add(read.computeIfAbsent(wheel, reader::read));
    }
    for (WheelName wheel : target.builtWheels()) {
      WheelContents contents = built.get(wheel);
      if (contents == null) {
        throw new IllegalStateException(wheel + " was not fetched");
      }
      wheels.add(contents);
    }
    return wheels;
  }
}
