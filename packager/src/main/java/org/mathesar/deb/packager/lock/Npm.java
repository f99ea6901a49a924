package org.mathesar.deb.packager.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.sbom.Component;
import org.mathesar.deb.packager.work.ParallelTasks;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Asks npm for what older forms of package-lock.json leave out. Which registry it asks, and how it
 * gets there, is what it is configured with on this machine.
 */
public final class Npm {
  private static final int AT_A_TIME = 4;
  private static final String LABEL = "Looking up licences of the user interface";

  private final CommandRunner runner;
  private final WorkFolder work;
  private final Progress progress;

  /**
   * npm.
   *
   * @param runner runs it
   * @param work where it runs
   * @param progress hears how far it is
   */
  public Npm(CommandRunner runner, WorkFolder work, Progress progress) {
    this.runner = runner;
    this.work = work;
    this.progress = progress;
  }

  /**
   * Looks up the licences that a source does not say.
   *
   * @param libraries of the user interface
   * @return the same with the licences that the registry knows
   * @throws UserProblem where npm or the registry cannot be had
   */
  public InterfaceLibraries withLicences(InterfaceLibraries libraries) {
    long unknown = libraries.components().stream().filter(Npm::saysNoLicence).count();
    if (unknown == 0) {
      return libraries;
    }
    Path folder = work.newFolder("npm");
    try (Progress.Task task =
        progress.start(LABEL, OptionalLong.of(unknown), Progress.Unit.ITEMS)) {
      List<Callable<Component>> tasks = new ArrayList<>();
      for (Component component : libraries.components()) {
        tasks.add(
            () -> {
              if (!saysNoLicence(component)) {
                return component;
              }
              Component found = component.withLicense(licence(component, folder));
              task.advance(1);
              return found;
            });
      }
      return new InterfaceLibraries(new ParallelTasks(LABEL, AT_A_TIME).run(tasks));
    }
  }

  private static boolean saysNoLicence(Component component) {
    return component.license().isEmpty();
  }

  private String licence(Component component, Path folder) {
    String what = component.name() + "@" + component.version();
    CommandResult result =
        runner.run(
            Command.in(folder, List.of("npm", "view", what, "license", "licenses", "--json")),
            "install Debian's package npm");
    if (!result.succeeded()) {
      throw UserProblem.of(
          "npm could not tell the licence of %s, a library of the user interface (exit status %d,"
              + " it said: %s): check the network and the registry that npm is configured with.",
          what, result.exitCode(), result.tail(3));
    }
    try {
      return String.join(" OR ", names(new ObjectMapper().readTree(result.output())));
    } catch (JsonProcessingException e) {
      throw UserProblem.causedBy(
          e,
          "npm told the licence of %s in a form that cannot be read (%s): use a newer npm.",
          what,
          result.tail(3));
    }
  }

  /** A text, or in older packages an object with a type, or several of either. */
  private static Set<String> names(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    if (node.isTextual()) {
      names.add(node.asText().strip());
    } else if (node.path("type").isTextual()) {
      names.add(node.path("type").asText().strip());
    } else {
      node.forEach(one -> names.addAll(names(one)));
    }
    names.remove("");
    return names;
  }
}
