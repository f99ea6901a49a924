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
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.lock.LockFile;
import org.mathesar.deb.packager.lock.LockFolder;
import org.mathesar.deb.packager.lock.LockNumbering;
import org.mathesar.deb.packager.lock.LockResolver;
import org.mathesar.deb.packager.lock.LockedFile;
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
    if (request.file().isPresent()) {
      Lock lock = LockFile.read(request.file().get());
      bench.lockCheck(source).require(lock);
      return report(request.file().get(), LockReport.Outcome.FITS, lock);
    }
    StoredLock found = folder.find(bench.lockCheck(source));
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
            (archive, rule) -> build(builder, archive, rule),
            bench.progress());
    Lock resolved = numbered(resolver.resolve(wanted, cutOff), request.serial(), folder, file);
    if (request.mode() == LockRequest.Mode.SHOW) {
      return report(file, LockReport.Outcome.SHOWN, resolved);
    }
    LockFile.write(resolved, file);
    return report(file, LockReport.Outcome.WRITTEN, resolved);
  }

  private static BuiltWheel build(
      WheelBuilder builder, LockedFile archive, PythonRules.FromSource rule) {
    return builder.lock(
        new WheelRecipe(
            ProjectName.normalising(rule.project()),
            archive,
            rule.buildRequirements(),
            rule.environment()));
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
