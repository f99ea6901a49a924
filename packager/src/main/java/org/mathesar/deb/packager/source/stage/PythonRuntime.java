package org.mathesar.deb.packager.source.stage;

import java.nio.file.Path;
import java.util.List;

/**
 * A Python that can run the application on the building machine.
 *
 * @param interpreter a path, or a name that is looked for on the PATH
 * @param libraries folders with what the application imports
 */
public record PythonRuntime(Path interpreter, List<Path> libraries) {

  // Copies.
  public PythonRuntime {
    libraries = List.copyOf(libraries);
  }
}
