package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.descriptor.Application;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.lock.BuiltWheel;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.TargetLock;

/** Everything that the bytes of a library package depend on. */
final class LibraryInputs {
  private final Descriptor descriptor;
  private final Lock lock;
  private final Profile profile;
  private final Sha256 toolCode;

  LibraryInputs(Descriptor descriptor, Lock lock, Profile profile, Sha256 toolCode) {
    this.descriptor = descriptor;
    this.lock = lock;
    this.profile = profile;
    this.toolCode = toolCode;
  }

  Sha256 digest(PlannedPackage planned, TargetLock target, Surroundings surroundings) {
    Application application = descriptor.application();
    InputsDigest digest =
        new InputsDigest()
            .add("tool", toolCode)
            // Its zlib packs the changelog.
            .add("java", Runtime.version())
            .add("profile", profile)
            .add("package", planned)
            .add("application", application)
            .add("left-out", descriptor.python().leaveOut())
            .add("locked-for", lock.applicationVersion())
            .add("overrides", lock.overridesFor(target.target()));
    for (LockedFile wheel : target.wheels()) {
      digest.add("wheel", wheel);
    }
    for (BuiltWheel wheel : lock.builtWheels()) {
      if (target.builtWheels().contains(wheel.wheel())) {
        digest
            .add("built-wheel", wheel.wheel())
            .add("source", wheel.source())
            .add("contents", wheel.contents());
      }
    }
    add(surroundings, digest);
    return digest.digest();
  }

  private static void add(Surroundings surroundings, InputsDigest digest) {
    digest
        .add("scripts", new TreeMap<>(surroundings.scripts()))
        .add("templates", surroundings.templates())
        .add("triggers", surroundings.triggers())
        .add("relations", surroundings.relations());
    for (Entry entry : surroundings.entries()) {
      if (entry instanceof Entry.RegularFile file) {
        digest.add("file", file.path()).add("mode", file.mode()).add("bytes", sum(file));
      } else {
        digest.add("entry", entry);
      }
    }
  }

  private static Sha256 sum(Entry.RegularFile file) {
    try (InputStream stream = file.content().open()) {
      return FileDigests.of(stream).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
