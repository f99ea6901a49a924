package org.mathesar.deb.packager.descriptor.reading;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.PathPattern;
import org.mathesar.deb.packager.work.IoReason;

/**
 * A template and where it is installed.
 *
 * @param template its name, relative to the descriptor
 * @param path where it goes, with its variables
 */
record Installed(String template, String path) {

  /** Whether a template's name stands for several: {@code *} in its last component. */
  static boolean isPattern(String template) {
    return template.indexOf('*') >= 0;
  }

  /**
   * What one member of the descriptor's list stands for: itself, or for a pattern such as {@code
   * admin/*.py} every file it fits, ordered by name, within the folder that the path names.
   *
   * @throws UserProblem where a pattern's folder cannot be read or nothing in it fits
   * @throws IllegalArgumentException where the pattern is none
   */
  static List<Installed> of(Path descriptorFolder, String template, String path) {
    if (!isPattern(template)) {
      return List.of(new Installed(template, path));
    }
    String folder = template.substring(0, template.lastIndexOf('/') + 1);
    List<Installed> installed = new ArrayList<>();
    Path listed = descriptorFolder.resolve(folder).normalize();
    PathPattern wanted = new PathPattern(template.substring(folder.length()));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(listed)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file) && wanted.matches(RelativePath.of(name))) {
          installed.add(new Installed(folder + name, path + name));
        }
      }
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The folder %s of the templates '%s' cannot be read (%s): correct the name.",
          listed,
          template,
          IoReason.of(e));
    }
    if (installed.isEmpty()) {
      throw UserProblem.of(
          "No template fits '%s': correct the name, or put the templates there.", template);
    }
    installed.sort(Comparator.comparing(Installed::template));
    return List.copyOf(installed);
  }
}
