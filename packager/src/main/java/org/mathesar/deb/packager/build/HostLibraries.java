package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.lock.BuiltWheel;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.wheel.WheelContents;
import org.mathesar.deb.packager.wheel.WheelFile;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.LastUse;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Unpacks the libraries of one target into a folder that an interpreter of this machine can use,
 * and keeps it for later runs.
 */
final class HostLibraries {
  /** Raised when what is unpacked changes, so that earlier folders count no longer. */
  private static final String FORM = "1";

  private final Path folder;
  private final Lock lock;
  private final WorkFolder work;

  HostLibraries(Path folder, Lock lock, WorkFolder work) {
    this.folder = folder;
    this.lock = lock;
    this.work = work;
  }

  /** The folder for the libraries of a target, where an earlier run left it. */
  Optional<Path> find(TargetLock target) {
    Optional<Path> unpacked = Optional.of(folder.resolve(key(target))).filter(Files::isDirectory);
    unpacked.ifPresent(LastUse::note);
    return unpacked;
  }

  /** Unpacks the libraries of a target. */
  Path unpack(TargetLock target, List<WheelContents> wheels) {
    Path place = folder.resolve(key(target));
    try {
      Path unpacked = work.newFolder("libraries");
      for (WheelContents wheel : wheels) {
        for (WheelFile file : wheel.files()) {
          Path written = unpacked.resolve(file.path().value());
          Files.createDirectories(written.getParent());
          try (InputStream content = file.content().open()) {
            Files.copy(content, written, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
      Files.createDirectories(folder);
      WorkFolder.keepWhole(unpacked, place);
      return place;
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The libraries of %s could not be unpacked into %s (%s): free some room there or name"
              + " another cache folder with --cache.",
          target.target(),
          folder,
          IoReason.of(e));
    }
  }

  private String key(TargetLock target) {
    InputsDigest digest = new InputsDigest().add("form", FORM).add("target", target.target());
    for (LockedFile wheel : target.wheels()) {
      digest.add("wheel", wheel.sha256());
    }
    for (BuiltWheel wheel : lock.builtWheels()) {
      if (target.builtWheels().contains(wheel.wheel())) {
        digest.add("built", wheel.contents());
      }
    }
    return digest.digest().hex();
  }
}
