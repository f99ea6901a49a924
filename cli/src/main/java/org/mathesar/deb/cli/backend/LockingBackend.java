package org.mathesar.deb.cli.backend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mathesar.deb.cli.command.Locking;
import org.mathesar.deb.cli.report.LockReport;
import org.mathesar.deb.cli.request.LockRequest;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.PythonRules;
import org.mathesar.deb.packager.lock.BuiltWheel;
import org.mathesar.deb.packager.lock.InterfaceLibraries;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.LockCheck;
import org.mathesar.deb.packager.lock.LockFile;
import org.mathesar.deb.packager.lock.LockFolder;
import org.mathesar.deb.packager.lock.LockNumbering;
import org.mathesar.deb.packager.lock.LockResolver;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.lock.LockedTools;
import org.mathesar.deb.packager.lock.Npm;
import org.mathesar.deb.packager.lock.StoredLock;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.wheel.WheelBuilder;
import org.mathesar.deb.packager.wheel.WheelCache;
import org.mathesar.deb.packager.wheel.WheelRecipe;

/** Makes locks, and checks those there are. */
public final class LockingBackend implements Locking {
  private final Map<String, String> environment;
  private final InstantSource clock;

  /**
   * A backend.
   *
   * @param environment asked for proxies
   * @param clock gives the cut-off where none is named
   */
  public LockingBackend(Map<String, String> environment, InstantSource clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  @Override
  public LockReport lock(LockRequest request, Progress progress) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant cutOff = request.cutOff().orElse(now);
    if (cutOff.isAfter(now)) {
      // What is published until then would change what the lock's own date promises.
      throw UserProblem.of(
          "The cut-off %s lies in the future (it is %s): name a moment that is over with --cut-off,"
              + " or leave it away.",
          cutOff, now);
    }
    try (Workbench bench = Workbench.open(request.origin(), progress, environment)) {
      ApplicationSource source = bench.sourceOfAnyVersion();
      LockFolder folder = bench.locks(Optional.empty());
      if (request.mode() == LockRequest.Mode.CHECK) {
        return check(request, bench, source, folder);
      }
      return resolve(request, bench, source, folder, cutOff);
    }
  }

  private static LockReport check(
      LockRequest request, Workbench bench, ApplicationSource source, LockFolder folder) {
    LockCheck check = bench.lockCheck(source);
    StoredLock found;
    if (request.file().isPresent()) {
      found = new StoredLock(request.file().get(), LockFile.read(request.file().get()));
      check.require(found.lock());
    } else {
      found = folder.find(check);
    }
    check.requireInterface(
        found.lock(), InterfaceLibraries.ofSource(source.root(), bench.descriptor()));
    return report(found.file(), LockReport.Outcome.FITS, found.lock());
  }

  private static LockReport resolve(
      LockRequest request,
      Workbench bench,
      ApplicationSource source,
      LockFolder folder,
      Instant cutOff) {
    org.mathesar.deb.packager.lock.LockRequest wanted = bench.lockRequest(source);
    Path file =
        request
            .file()
            .orElseGet(() -> folder.fileFor(wanted.application(), wanted.applicationVersion()));
    WheelBuilder builder =
        new WheelBuilder(
            new WheelCache(bench.caches().wheels(), bench.work()),
            bench.wheelOrigin(),
            bench.runner(),
            bench.work(),
            bench.progress());
    LockResolver resolver =
        new LockResolver(
            bench.runner(),
            bench.work(),
            (archive, rule, tools) -> build(builder, archive, rule, tools),
            bench.progress());
    Optional<InterfaceLibraries> libraries = interfaceLibraries(bench, source, file);
    Lock resolved =
        numbered(
            resolver.resolve(wanted, cutOff).withInterfaceLibraries(libraries),
            request.serial(),
            folder,
            file);
    if (request.mode() == LockRequest.Mode.SHOW) {
      return report(file, LockReport.Outcome.SHOWN, resolved);
    }
    LockFile.write(resolved, file);
    return report(file, LockReport.Outcome.WRITTEN, resolved);
  }

  /**
   * What the user interface is put together from. Where a release tarball does not say it, what a
   * checkout of the same version said earlier still holds.
   */
  private static Optional<InterfaceLibraries> interfaceLibraries(
      Workbench bench, ApplicationSource source, Path file) {
    Optional<Lock> earlier =
        (Files.exists(file) ? Optional.of(LockFile.read(file)) : Optional.<Lock>empty())
            .filter(lock -> lock.application().equals(bench.descriptor().application().name()))
            .filter(lock -> lock.applicationVersion().equals(source.version().text()));
    Optional<InterfaceLibraries> known = earlier.flatMap(Lock::interfaceLibraries);
    return InterfaceLibraries.ofSource(source.root(), bench.descriptor())
        .map(said -> known.map(said::withLicencesOf).orElse(said))
        .map(new Npm(bench.runner(), bench.work(), bench.progress())::withLicences)
        .or(() -> known);
  }

  private static BuiltWheel build(
      WheelBuilder builder, LockedFile archive, PythonRules.FromSource rule, LockedTools tools) {
    return builder.lock(
        new WheelRecipe(
            ProjectName.normalising(rule.project()), archive, tools, rule.environment()));
  }

  private static Lock numbered(Lock resolved, OptionalInt serial, LockFolder folder, Path file) {
    if (serial.isPresent()) {
      String date = resolved.version().upstream().replaceFirst("\\..*", "");
      return resolved.withVersion(DebVersion.parse(date + "." + serial.getAsInt()));
    }
    List<Lock> existing =
        new ArrayList<>(
            folder.locksOf(resolved.application()).stream().map(StoredLock::lock).toList());
    if (Files.exists(file)) {
      existing.add(LockFile.read(file));
    }
    return LockNumbering.numbered(resolved, existing);
  }

  private static LockReport report(Path file, LockReport.Outcome outcome, Lock lock) {
    return new LockReport(
        file,
        outcome,
        lock.version(),
        lock.cutOff(),
        lock.targets().stream()
            .map(
                target ->
                    new LockReport.LockedTarget(
                        target.target(), target.wheels().size(), target.builtWheels().size()))
            .toList());
  }
}
