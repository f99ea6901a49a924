package org.mathesar.deb.cli.backend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.cli.request.Origin;
import org.mathesar.deb.cli.request.SourceChoice;
import org.mathesar.deb.cli.request.VersionScheme;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.build.BuildSite;
import org.mathesar.deb.packager.build.CacheCleaning;
import org.mathesar.deb.packager.build.CacheFolders;
import org.mathesar.deb.packager.build.CacheUse;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.reading.DescriptorReader;
import org.mathesar.deb.packager.lock.LockCheck;
import org.mathesar.deb.packager.lock.LockFolder;
import org.mathesar.deb.packager.lock.LockRequest;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.RequirementsFile;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.source.SourceOpener;
import org.mathesar.deb.packager.source.SourceOrigin;
import org.mathesar.deb.packager.source.SourceRequest;
import org.mathesar.deb.packager.source.UpstreamVersion;
import org.mathesar.deb.packager.source.Versioning;
import org.mathesar.deb.packager.source.download.Downloads;
import org.mathesar.deb.packager.source.download.Patience;
import org.mathesar.deb.packager.wheel.WheelOrigin;
import org.mathesar.deb.packager.work.WorkFolder;

/** What every command that reads a source has open while it works. */
final class Workbench implements AutoCloseable {
  private static final String LOCKS = "locks";

  private final Origin origin;
  private final Progress progress;
  private final Map<String, String> environment;
  private final Descriptor descriptor;
  private final CommandRunner runner = new CommandRunner();
  private final CacheFolders caches;
  private final CacheUse use;
  private final WorkFolder work;

  private Workbench(
      Origin origin, Progress progress, Map<String, String> environment, Descriptor descriptor) {
    this.origin = origin;
    this.progress = progress;
    this.environment = environment;
    this.descriptor = descriptor;
    this.caches = new CacheFolders(origin.cache().toAbsolutePath().normalize());
    this.use = CacheUse.begin(caches);
    try {
      this.work = WorkFolder.create(caches.work());
    } catch (UserProblem e) {
      use.close();
      throw e;
    }
  }

  static Workbench open(Origin origin, Progress progress, Map<String, String> environment) {
    Descriptor descriptor = new DescriptorReader().read(origin.descriptor());
    wheelOrigin(origin).requireFolder();
    return new Workbench(origin, progress, environment, descriptor);
  }

  Descriptor descriptor() {
    return descriptor;
  }

  CommandRunner runner() {
    return runner;
  }

  CacheFolders caches() {
    return caches;
  }

  /** Where and with what a build works. */
  BuildSite site() {
    return new BuildSite(caches, work, runner, environment, progress);
  }

  WorkFolder work() {
    return work;
  }

  Progress progress() {
    return progress;
  }

  WheelOrigin wheelOrigin() {
    return wheelOrigin(origin);
  }

  private static WheelOrigin wheelOrigin(Origin origin) {
    return new WheelOrigin(origin.wheels(), origin.offline());
  }

  /** Removes what has not been used for long, after everything is done. */
  void cleanCache() {
    new CacheCleaning(caches, work, progress).clean(use);
  }

  int jobs() {
    return origin.jobs();
  }

  List<PythonTarget> targets() {
    return origin.targets().in(descriptor);
  }

  /** The source as it is to be packaged. */
  ApplicationSource source(VersionScheme scheme) {
    return open(
        scheme instanceof VersionScheme.Nightly nightly
            ? new Versioning.Nightly(nightly.next(), nightly.serial())
            : new Versioning.AsReleased(expected()));
  }

  /** The source, whose version does not matter for what is done with it. */
  ApplicationSource sourceOfAnyVersion() {
    return open(new Versioning.AsSaid(expected()));
  }

  private Optional<UpstreamVersion> expected() {
    return origin.source() instanceof SourceChoice.Local local
        ? local.expected()
        : Optional.of(((SourceChoice.Published) origin.source()).version());
  }

  private ApplicationSource open(Versioning versioning) {
    SourceOrigin from =
        origin.source() instanceof SourceChoice.Local local
            ? new SourceOrigin.Given(local.path())
            : new SourceOrigin.Release(((SourceChoice.Published) origin.source()).version());
    SourceOpener opener =
        new SourceOpener(runner, new Downloads(caches.downloads(), Patience.USUAL, environment));
    return opener.open(
        new SourceRequest(from, versioning, origin.allowsChanges()), descriptor, work, progress);
  }

  LockRequest lockRequest(ApplicationSource source) {
    return LockRequest.forAllTargets(
            descriptor,
            source.version().text(),
            RequirementsFile.read(source.root(), descriptor.python().requirements()))
        .restrictedTo(targets());
  }

  LockFolder locks(Optional<Path> chosen) {
    return new LockFolder(chosen.orElseGet(() -> descriptor.folder().resolve(LOCKS)));
  }

  LockCheck lockCheck(ApplicationSource source) {
    return new LockCheck(lockRequest(source));
  }

  @Override
  public void close() {
    try {
      work.close();
    } finally {
      use.close();
    }
  }
}
