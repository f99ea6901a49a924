package org.mathesar.deb.packager.build;

import java.util.ArrayList;
import java.util.List;
import org.mathesar.deb.format.changelog.ChangelogEntry;
import org.mathesar.deb.format.changelog.DebianDate;
import org.mathesar.deb.format.changelog.Person;
import org.mathesar.deb.format.changelog.Urgency;
import org.mathesar.deb.packager.descriptor.Application;
import org.mathesar.deb.packager.lock.Lock;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.source.ApplicationSource;

/** The changelog entries of what is built. */
final class ReleaseNotes {
  private final Application application;
  private final String suite;

  ReleaseNotes(Application application, String suite) {
    this.application = application;
    this.suite = suite;
  }

  /** What the application's package is made of. */
  ChangelogEntry ofApplication(PlannedPackage planned, ApplicationSource source) {
    List<String> changes = new ArrayList<>();
    changes.add(
        application.title()
            + " "
            + source.version()
            + ", packaged from a "
            + source.description()
            + ".");
    source
        .deviations()
        .forEach(deviation -> changes.add("Other than in that commit, " + deviation + "."));
    return entry(planned, suite, changes);
  }

  /**
   * What the library packages are made of; the same for every build from one lock, so that their
   * bytes do not depend on what else is built.
   */
  ChangelogEntry ofLibraries(PlannedPackage planned, Lock lock, PythonTarget target) {
    List<String> changes = new ArrayList<>();
    changes.add(
        "Python libraries as locked for "
            + application.title()
            + " "
            + lock.applicationVersion()
            + ".");
    lock.overridesFor(target)
        .forEach(override -> changes.add("Other than the source asks for: " + override));
    return entry(planned, "stable", changes);
  }

  private ChangelogEntry entry(PlannedPackage planned, String distribution, List<String> changes) {
    return new ChangelogEntry(
        planned.name(),
        planned.version(),
        List.of(distribution),
        Urgency.MEDIUM,
        ChangelogEntry.bulleted(changes),
        Person.parse(application.maintainer()),
        DebianDate.of(planned.timestamp()));
  }
}
