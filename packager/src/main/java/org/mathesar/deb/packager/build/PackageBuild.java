package org.mathesar.deb.packager.build;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mathesar.deb.format.changelog.Person;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.wheel.WheelCache;
import org.mathesar.deb.packager.wheel.WheelOrigin;
import org.mathesar.deb.packager.work.ParallelTasks;

/** Carries a plan out: from a source and wheels to packages in the output folder. */
public final class PackageBuild {
  private final Descriptor descriptor;
  private final WheelOrigin origin;
  private final BuildSite site;
  private final int jobs;
  private final String toolVersion;

  /**
   * A build.
   *
   * @param descriptor of the application
   * @param origin where wheels come from
   * @param site where and with what it works
   * @param jobs how many packages are worked on at a time, at least one
   * @param toolVersion the version of this tool, for the .buildinfo files
   */
  public PackageBuild(
      Descriptor descriptor, WheelOrigin origin, BuildSite site, int jobs, String toolVersion) {
    this.descriptor = descriptor;
    this.origin = origin;
    this.site = site;
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
            plan.lock(),
            new WheelCache(site.caches().wheels(), site.work()),
            origin,
            site.runner(),
            site.work(),
            site.progress());
    PackageFinisher finisher = new PackageFinisher(site, plan.profile());
    LibraryBuild ofLibraries = new LibraryBuild(descriptor, plan, site, libraries, finisher);
    ApplicationBuild ofApplication =
        new ApplicationBuild(descriptor, plan, site, libraries, finisher);
    List<Callable<DocumentedPackage>> tasks = new ArrayList<>();
    tasks.add(() -> ofApplication.build(source));
    for (LibraryBuild.Work work : ofLibraries.prepare()) {
      tasks.add(() -> ofLibraries.build(work));
    }
    List<DocumentedPackage> built = new ParallelTasks("The build", jobs).run(tasks);
    return new Upload(
            new PackageDescriber(
                Person.parse(descriptor.application().maintainer()),
                BuildTools.ofThisRun(toolVersion),
                site.work()),
            site.progress())
        .put(built, output);
  }
}
