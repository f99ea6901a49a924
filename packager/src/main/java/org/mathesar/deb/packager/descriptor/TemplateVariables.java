package org.mathesar.deb.packager.descriptor;

import java.util.Set;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.PythonVersion;
import org.mathesar.deb.packager.template.Variables;

/**
 * What templates may name: the built-in variables, and those of the descriptor.
 *
 * <p>{@code PACKAGE} is the package that the text goes into, {@code APPLICATION} the application's
 * own package, {@code TITLE}, {@code HOMEPAGE} and {@code MAINTAINER} are the application's, {@code
 * DIRECTORY} is where its code is installed, {@code VERSION} the Debian version of the package and
 * {@code UPSTREAM_VERSION} that of the application. Texts for the packages of libraries may also
 * name {@code PYTHON}, such as {@code 3.11}.
 */
public final class TemplateVariables {
  private static final String PYTHON = "PYTHON";

  /** The built-in names in texts for the application's package. */
  public static final Set<String> OF_APPLICATION =
      Set.of(
          "APPLICATION",
          "DIRECTORY",
          "HOMEPAGE",
          "MAINTAINER",
          "PACKAGE",
          "TITLE",
          "UPSTREAM_VERSION",
          "VERSION");

  /** The built-in names in texts for the packages of libraries only. */
  public static final Set<String> OF_LIBRARIES_ONLY = Set.of(PYTHON);

  private TemplateVariables() {}

  /**
   * The variables of texts for the application's package.
   *
   * @param descriptor of the application
   * @param version of the package
   * @param upstreamVersion of the application, as its source says it
   * @return built-in ones and the descriptor's
   */
  public static Variables forApplication(
      Descriptor descriptor, DebVersion version, String upstreamVersion) {
    return of(descriptor, descriptor.application().name(), version, upstreamVersion);
  }

  /**
   * The variables of texts for a package of libraries.
   *
   * @param descriptor of the application
   * @param name of the package
   * @param python whose libraries it holds
   * @param version of the package
   * @param upstreamVersion of the application that the libraries were resolved for
   * @return built-in ones and the descriptor's
   */
  public static Variables forLibraries(
      Descriptor descriptor,
      PackageName name,
      PythonVersion python,
      DebVersion version,
      String upstreamVersion) {
    return of(descriptor, name, version, upstreamVersion).with(PYTHON, python.toString());
  }

  private static Variables of(
      Descriptor descriptor, PackageName name, DebVersion version, String upstreamVersion) {
    Application application = descriptor.application();
    return new Variables(descriptor.variables())
        .with("APPLICATION", application.name().value())
        .with("DIRECTORY", application.directory().value())
        .with("HOMEPAGE", application.homepage().toString())
        .with("MAINTAINER", application.maintainer())
        .with("PACKAGE", name.value())
        .with("TITLE", application.title())
        .with("UPSTREAM_VERSION", upstreamVersion)
        .with("VERSION", version.toString());
  }
}
