package org.mathesar.deb.packager.build;

import org.mathesar.deb.format.control.Description;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.packager.descriptor.Application;
import org.mathesar.deb.packager.python.PythonTarget;

/** The control fields that say what a package is, beside those that follow from its image. */
final class ImageControl {
  private static final String PRIORITY = "optional";

  private ImageControl() {}

  static Stanza ofApplication(Application application) {
    return common(application)
        .with("Section", application.section())
        .with("Description", application.description().value());
  }

  static Stanza ofLibraries(Application application, PythonTarget target) {
    Description description =
        new Description(
            "Python " + target.python() + " libraries of " + application.title(),
            String.join(
                "\n",
                "This package holds the exact Python libraries that "
                    + application.title()
                    + " is made for,",
                "in a directory of their own, where they do not meet those of other programs.",
                "It serves systems whose Python is "
                    + target.python()
                    + ", and is of no use by itself:",
                "install the package " + application.name() + ", which chooses the right one."));
    return common(application).with("Section", "python").with("Description", description.value());
  }

  private static Stanza common(Application application) {
    return Stanza.empty()
        .with("Maintainer", application.maintainer())
        .with("Priority", PRIORITY)
        .with("Homepage", application.homepage().toString());
  }
}
