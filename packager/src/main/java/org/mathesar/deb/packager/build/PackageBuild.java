package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.assemble.DebAssembler;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.TemplateVariables;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.PackageImage;
import org.mathesar.deb.packager.inspect.Finding;
import org.mathesar.deb.packager.inspect.Inspection;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.source.stage.ApplicationStaging;
import org.mathesar.deb.packager.source.stage.PythonRuntime;
import org.mathesar.deb.packager.template.Variables;
import org.mathesar.deb.packager.wheel.SharedLibraryNeeds;
import org.mathesar.deb.packager.wheel.WheelCache;
import org.mathesar.deb.packager.wheel.WheelContents;
import org.mathesar.deb.packager.wheel.WheelOrigin;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.ParallelTasks;
import org.mathesar.deb.packager.work.WorkFolder;

/** Carries a plan out: from a source and wheels to packages in the output folder. */
public final class PackageBuild {
  private final Descriptor descriptor;
  private final CacheFolders caches;
  private final WheelOrigin origin;
  private final WorkFolder work;
  private final CommandRunner runner;
  private final Progress progress;
  private final int jobs;
  private final String toolVersion;
  private final SharedLibraryNeeds needs = new SharedLibraryNeeds();

  /**
   * A build.
   *
   * @param descriptor of the application
   * @param caches what is kept between runs
   * @param origin where wheels come from
   * @param work this run's folder, on the file system of the caches
   * @param runner starts other programs
   * @param progress where to report
   * @param jobs how many packages are worked on at a time, at least one
   * @param toolVersion the version of this tool, for the lists of components
   */
  public PackageBuild(
      Descriptor descriptor,
      CacheFolders caches,
      WheelOrigin origin,
      WorkFolder work,
      CommandRunner runner,
      Progress progress,
      int jobs,
      String toolVersion) {
    this.descriptor = descriptor;
    this.caches = caches;
    this.origin = origin;
    this.work = work;
    this.runner = runner;
    this.progress = progress;
    this.jobs = jobs;
    this.toolVersion = toolVersion;
  }

  /**
   * Builds every package of a plan and puts it, with the files that describe the build, into the
   * output folder; descriptions come last, so that what they name is there.
   *
   * @param plan what to build
   * @param source the application's opened source
   * @param output where the files go
   * @return what was put there
   * @throws UserProblem with everything that was in the way of any package
   */
  public BuildResult build(BuildPlan plan, ApplicationSource source, OutputFolder output) {
    Libraries libraries =
        new Libraries(
            plan.lock(), new WheelCache(caches.wheels(), work), origin, runner, work, progress);
    PackageCache packageCache = new PackageCache(caches.packages());
    LibraryInputs inputs =
        new LibraryInputs(descriptor, plan.lock(), plan.profile(), ToolCode.digest(), toolVersion);
    List<LibraryWork> pending = new ArrayList<>();
    for (PlannedPackage planned : plan.libraries()) {
      pending.add(libraryWork(plan, planned, inputs, packageCache));
    }
    libraries.fetch(
        pending.stream()
            .filter(library -> library.cached().isEmpty())
            .map(LibraryWork::target)
            .toList());
    DebAssembler assembler = new DebAssembler(plan.profile());
    List<Callable<DocumentedPackage>> tasks = new ArrayList<>();
    tasks.add(() -> buildApplication(plan, source, libraries, assembler));
    for (LibraryWork library : pending) {
      tasks.add(() -> buildLibraries(plan, library, libraries, packageCache, assembler));
    }
    List<DocumentedPackage> built = new ParallelTasks("The build", jobs).run(tasks);
    return new Upload(descriptor.application().maintainer(), BuildTools.ofThisRun(), work)
        .put(built, output);
  }

  private LibraryWork libraryWork(
      BuildPlan plan, PlannedPackage planned, LibraryInputs inputs, PackageCache packageCache) {
    PythonTarget target = planned.target().orElseThrow();
    TargetLock targetLock = plan.lock().target(target).orElseThrow();
    Variables variables =
        TemplateVariables.forLibraries(
            descriptor,
            planned.name(),
            target.python(),
            planned.version(),
            plan.lock().applicationVersion());
    Surroundings surroundings =
        Surroundings.of(descriptor.libraryPackages(), planned.name(), variables);
    Sha256 key = inputs.digest(planned, targetLock, surroundings);
    Optional<CachedPackage> cached =
        packageCache
            .find(key, planned.fileName())
            .flatMap(
                file ->
                    packageCache
                        .find(key, planned.sbomFileName())
                        .map(sbom -> new CachedPackage(file, sbom)));
    return new LibraryWork(planned, targetLock, surroundings, key, cached);
  }

  private DocumentedPackage buildLibraries(
      BuildPlan plan,
      LibraryWork library,
      Libraries libraries,
      PackageCache packageCache,
      DebAssembler assembler) {
    PlannedPackage planned = library.planned();
    PythonTarget target = library.target().target();
    ChangelogEntry notes = notes(plan).ofLibraries(planned, plan.lock());
    Stanza control = ImageControl.ofLibraries(descriptor.application(), planned, target);
    if (library.cached().isPresent()) {
      CachedPackage cached = library.cached().get();
      return new DocumentedPackage(
          built(planned, cached.file(), true), control, notes, cached.sbom());
    }
    List<WheelContents> wheels = libraries.of(library.target());
    Documentation documentation =
        documentation(planned, notes).ofLibraries(plan.lock(), library.target(), wheels);
    PackageImage image =
        new LibraryImage(descriptor, needs)
            .of(planned, target, wheels, library.surroundings(), documentation.entries());
    Path finished = assemble(image, planned, assembler);
    Path sbom = packageCache.put(library.key(), write(planned, documentation), work);
    Path kept = packageCache.put(library.key(), finished, work);
    return new DocumentedPackage(built(planned, kept, false), control, notes, sbom);
  }

  private DocumentedPackage buildApplication(
      BuildPlan plan, ApplicationSource source, Libraries libraries, DebAssembler assembler) {
    PlannedPackage planned = plan.application();
    ApplicationStaging staging =
        new ApplicationStaging(runner, caches.interfaces(), () -> hostRuntime(plan, libraries));
    List<Entry> staged = staging.stage(source, descriptor, work, progress);
    Variables variables =
        TemplateVariables.forApplication(
            descriptor, planned.version(), source.debianVersion().upstream());
    ChangelogEntry notes = notes(plan).ofApplication(planned, source);
    Documentation documentation = documentation(planned, notes).ofApplication(source, plan.lock());
    PackageImage image =
        new ApplicationImage(descriptor)
            .of(
                planned,
                staged,
                Surroundings.of(descriptor.applicationPackage(), planned.name(), variables),
                documentation.entries());
    Path finished = assemble(image, planned, assembler);
    return new DocumentedPackage(
        built(planned, finished, false),
        ImageControl.ofApplication(descriptor.application(), planned),
        notes,
        write(planned, documentation));
  }

  private ReleaseNotes notes(BuildPlan plan) {
    return new ReleaseNotes(descriptor.application(), plan.suite());
  }

  private DocumentationWriter documentation(PlannedPackage planned, ChangelogEntry notes) {
    return new DocumentationWriter(descriptor, planned, notes, toolVersion);
  }

  private Path write(PlannedPackage planned, Documentation documentation) {
    Path sbom = work.newFolder("sbom").resolve(planned.sbomFileName());
    try (InputStream content = documentation.sbom().open()) {
      Files.copy(content, sbom);
      return sbom;
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s could not be written (%s): free some room there, or name another cache folder with"
              + " --cache.",
          sbom,
          IoReason.of(e));
    }
  }

  private PythonRuntime hostRuntime(BuildPlan plan, Libraries libraries) {
    List<PythonTarget> targets = plan.lock().targets().stream().map(TargetLock::target).toList();
    HostPython python = HostPython.find(targets, runner);
    TargetLock target = plan.lock().target(python.target()).orElseThrow();
    HostLibraries unpacked = new HostLibraries(caches.libraries(), plan.lock(), work);
    Path folder =
        unpacked
            .find(target)
            .orElseGet(
                () -> {
                  libraries.fetch(List.of(target));
                  return unpacked.unpack(target, libraries.of(target));
                });
    return new PythonRuntime(Path.of(python.program()), List.of(folder));
  }

  private Path assemble(PackageImage image, PlannedPackage planned, DebAssembler assembler) {
    try {
      Path finished =
          assembler.assemble(
              image, planned.timestamp(), work.newFolder(planned.name().value()), progress);
      requireSound(finished);
      return finished;
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s could not be put together in %s (%s): free some room there, or name another cache"
              + " folder with --cache.",
          planned.fileName(),
          caches.work(),
          IoReason.of(e));
    }
  }

  /** Reads the package back with a reader that shares nothing with what wrote it. */
  private void requireSound(Path finished) {
    Inspection inspection = Inspection.of(finished, Instant.MAX);
    if (!inspection.isSound()) {
      throw UserProblem.of(
          "%s came out unsound, so it is not handed out: %s",
          finished.getFileName(), sentences(inspection));
    }
    if (!inspection.findings().isEmpty()) {
      progress.note(finished.getFileName() + ": " + sentences(inspection));
    }
  }

  private static String sentences(Inspection inspection) {
    return inspection.findings().stream().map(Finding::sentence).collect(Collectors.joining(" "));
  }

  private static BuiltPackage built(PlannedPackage planned, Path file, boolean fromCache) {
    try {
      return new BuiltPackage(planned, file, FileDigests.of(file), fromCache);
    } catch (IOException e) {
      throw UserProblem.causedBy(e, "%s cannot be read (%s): build again.", file, IoReason.of(e));
    }
  }

  /** A library package that is wanted, and the earlier build of it where there is one. */
  private record LibraryWork(
      PlannedPackage planned,
      TargetLock target,
      Surroundings surroundings,
      Sha256 key,
      Optional<CachedPackage> cached) {}

  /** What an earlier build left. */
  private record CachedPackage(Path file, Path sbom) {}
}
