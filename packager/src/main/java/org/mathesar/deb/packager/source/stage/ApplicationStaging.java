package org.mathesar.deb.packager.source.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.image.Entry;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.ApplicationSource;
import org.mathesar.deb.packager.work.WorkFolder;

/** Makes the files of the application's package out of a source. */
public final class ApplicationStaging {
  private final List<StagingStep> steps;

  /**
   * The usual steps.
   *
   * @param runner what runs npm, msgfmt and Python
   * @param environment the variables of this process, of which some reach npm
   * @param interfaceCache a folder where built user interfaces are kept; made where it is missing
   * @param python gives the Python that collects static files; only asked where there are some
   */
  public ApplicationStaging(
      CommandRunner runner,
      Map<String, String> environment,
      Path interfaceCache,
      Supplier<PythonRuntime> python) {
    this.steps =
        List.of(
            new UserInterfaceStep(runner, environment, new InterfaceCache(interfaceCache)),
            new TranslationsStep(runner),
            new SelectionStep(),
            new StaticFilesStep(runner, python));
  }

  /**
   * Runs all steps.
   *
   * @param source the opened source; its copy is changed
   * @param descriptor what is packaged and how
   * @param work where folders can be made; the result reads from there
   * @param progress where to report
   * @return the files and links of the application's folder, sorted by path; without directories
   * @throws org.mathesar.deb.format.problem.UserProblem where a step cannot do its part
   */
  public List<Entry> stage(
      ApplicationSource source, Descriptor descriptor, WorkFolder work, Progress progress) {
    Path packaged = work.newFolder("packaged");
    Staging staging = new Staging(source, descriptor, packaged, work, progress);
    for (StagingStep step : steps) {
      step.run(staging);
    }
    return PackagedFiles.entries(packaged, descriptor.application().directory());
  }
}
