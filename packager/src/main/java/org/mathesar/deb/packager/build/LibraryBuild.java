package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.TemplateVariables;
import org.mathesar.deb.packager.image.PackageImage;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.template.Variables;
import org.mathesar.deb.packager.wheel.SharedLibraryNeeds;
import org.mathesar.deb.packager.wheel.WheelContents;

/** Builds the library packages of a plan, or takes them from an earlier build. */
final class LibraryBuild {
  private final Descriptor descriptor;
  private final BuildPlan plan;
  private final BuildSite site;
  private final Libraries libraries;
  private final PackageFinisher finisher;
  private final PackageCache cache;
  private final LibraryInputs inputs;
  private final SharedLibraryNeeds needs = new SharedLibraryNeeds();

  LibraryBuild(
      Descriptor descriptor,
      BuildPlan plan,
      BuildSite site,
      Libraries libraries,
      PackageFinisher finisher) {
    this.descriptor = descriptor;
    this.plan = plan;
    this.site = site;
    this.libraries = libraries;
    this.finisher = finisher;
    this.cache = new PackageCache(site.caches().packages());
    this.inputs = new LibraryInputs(descriptor, plan.lock(), plan.profile(), ToolCode.digest());
  }

  /** Looks what there is to do for each package, and brings in the wheels for it. */
  List<Work> prepare() {
    List<Work> all = plan.libraries().stream().map(this::work).toList();
    libraries.fetch(
        all.stream().filter(work -> work.cached().isEmpty()).map(Work::target).toList());
    return all;
  }

  private Work work(PlannedPackage planned) {
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
        cache
            .find(key, planned.fileName())
            .flatMap(
                file ->
                    cache
                        .find(key, planned.sbomFileName())
                        .map(sbom -> new CachedPackage(file, sbom)));
    return new Work(planned, targetLock, surroundings, key, cached);
  }

  DocumentedPackage build(Work work) {
    PlannedPackage planned = work.planned();
    PythonTarget target = work.target().target();
    ChangelogEntry notes =
        new ReleaseNotes(descriptor.application(), plan.suite())
            .ofLibraries(planned, plan.lock(), target);
    Stanza control = ImageControl.ofLibraries(descriptor.application(), target);
    if (work.cached().isPresent()) {
      CachedPackage cached = work.cached().get();
      return new DocumentedPackage(
          BuiltPackage.at(cached.file(), planned, true), control, notes, cached.sbom());
    }
    List<WheelContents> wheels = libraries.of(work.target());
    Documentation documentation =
        new DocumentationWriter(descriptor, planned, notes)
            .ofLibraries(plan.lock(), work.target(), wheels);
    PackageImage image =
        new LibraryImage(descriptor, needs)
            .of(planned, target, wheels, work.surroundings(), documentation.entries());
    Path finished = finisher.assemble(image, planned);
    Path sbom = cache.put(work.key(), finisher.writeSbom(planned, documentation), site.work());
    Path kept = cache.put(work.key(), finished, site.work());
    return new DocumentedPackage(BuiltPackage.at(kept, planned, false), control, notes, sbom);
  }

  /**
   * A library package that is wanted, and the earlier build of it where there is one.
   *
   * @param planned the package
   * @param target what it is made of
   * @param surroundings what is around that
   * @param key the digest of everything its bytes depend on
   * @param cached what an earlier build left
   */
  record Work(
      PlannedPackage planned,
      TargetLock target,
      Surroundings surroundings,
      Sha256 key,
      Optional<CachedPackage> cached) {}

  /**
   * What an earlier build left.
   *
   * @param file the package
   * @param sbom the list of its components
   */
  record CachedPackage(Path file, Path sbom) {}
}
