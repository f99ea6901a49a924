package org.mathesar.deb.cli.request;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a run finds around itself and takes its defaults from.
 *
 * @param variables the environment
 * @param home the user's home folder
 * @param installation the unpacked distribution, empty where the classes run without one
 * @param processors how many there are
 */
public record Surroundings(
    Map<String, String> variables, Path home, Optional<Path> installation, int processors) {
  private static final String TOOL = "mathesar-deb";

  /** Names the descriptor where no option does. */
  public static final String DESCRIPTOR_VARIABLE = "MATHESAR_DEB_DESCRIPTOR";

  // Copies.
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /**
   * A variable that is set to more than nothing.
   *
   * @param name of the variable
   * @return its value
   */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * The folder for what is kept between runs (XDG Base Directory Specification 0.8).
   *
   * @return absolute where home is
   */
  public Path cache() {
    // The specification has relative paths ignored.
    return variable("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> home.resolve(".cache"))
        .resolve(TOOL);
  }

  /**
   * The descriptor where no option names one.
   *
   * @return the environment's, else the installation's
   */
  public Optional<Path> descriptor() {
    return variable(DESCRIPTOR_VARIABLE)
        .map(Path::of)
        .or(() -> installation.map(root -> root.resolve("debian").resolve("mathesar.yaml")));
  }
}
