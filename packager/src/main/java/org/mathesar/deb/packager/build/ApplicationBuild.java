package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import java.util.List;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.descriptor.TemplateVariables;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.image.PackageImage;
import org.mathesar.deb.packager.lock.TargetLock;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.source.stage.ApplicationStaging;
import org.mathesar.deb.packager.source.stage.PythonRuntime;
import org.mathesar.deb.packager.template.Variables;

/** Builds the application's package of a plan. */
final class ApplicationBuild {
  private final Descriptor descriptor;
  private final BuildPlan plan;
  private final BuildSite site;
  private final Libraries libraries;
  private final PackageFinisher finisher;

  ApplicationBuild(
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
  }

  DocumentedPackage build(ApplicationSource source) {
    PlannedPackage planned = plan.application();
    List<Entry> staged = stage(source);
    Variables variables =
        TemplateVariables.forApplication(
            descriptor, planned.version(), source.debianVersion().upstream());
    ChangelogEntry notes =
        new ReleaseNotes(descriptor.application(), plan.suite()).ofApplication(planned, source);
    Documentation documentation =
        new DocumentationWriter(descriptor, planned, notes).ofApplication(source, plan.lock());
    PackageImage image =
        new ApplicationImage(descriptor)
            .of(
                planned,
                staged,
                Surroundings.of(descriptor.applicationPackage(), planned.name(), variables),
                documentation.entries());
    return new DocumentedPackage(
        BuiltPackage.at(finisher.assemble(image, planned), planned, false),
        ImageControl.ofApplication(descriptor.application()),
        notes,
        finisher.writeSbom(planned, documentation));
  }

  private List<Entry> stage(ApplicationSource source) {
    return new ApplicationStaging(
            site.runner(), site.environment(), site.caches().interfaces(), this::hostRuntime)
        .stage(source, descriptor, site.work(), site.progress());
  }

  /** The Python of this machine with the locked libraries. */
  private PythonRuntime hostRuntime() {
    List<PythonTarget> targets = plan.lock().targets().stream().map(TargetLock::target).toList();
    HostPython python = HostPython.find(targets, site.runner());
    TargetLock target = plan.lock().target(python.target()).orElseThrow();
    HostLibraries unpacked = new HostLibraries(site.caches().libraries(), plan.lock(), site.work());
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
}
