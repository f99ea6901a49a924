package org.mathesar.deb.install.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.mathesar.deb.format.problem.UserProblem;

/** The sample application, packaged now: a release, the same packaged again, and the next one. */
public final class SamplePackages {
  private final Workshop workshop;
  private final Set<String> pythons;

  private SamplePackages(Workshop workshop, Set<String> pythons) {
    this.workshop = workshop;
    this.pythons = new TreeSet<>(pythons);
  }

  /**
   * Packages the sample.
   *
   * @param workshop the programs for it
   * @param pythons the releases of Python that libraries are needed for, such as {@code 3.13};
   *     those that the sample has no libraries for are left out
   * @return the product
   */
  public static Product make(Workshop workshop, Set<String> pythons) {
    return new SamplePackages(workshop, pythons).make();
  }

  private Product make() {
    Path work = workshop.work();
    Path previous = work.resolve("pantry-previous.tar.gz");
    Path current = work.resolve("pantry-current.tar.gz");
    try {
      Files.createDirectories(work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    workshop.makeRelease(previous, List.of());
    workshop.makeRelease(
        current, List.of(workshop.checkout().resolve("samples/pantry-1.1.0.patch")));
    List<String> targets = targets(previous);
    Map<Edition, Path> folders = new EnumMap<>(Edition.class);
    folders.put(Edition.PREVIOUS, build(Edition.PREVIOUS, previous, 1, targets));
    folders.put(Edition.REVISED, build(Edition.REVISED, previous, 2, targets));
    folders.put(Edition.CURRENT, build(Edition.CURRENT, current, 1, targets));
    return Product.of(folders, work.resolve("repositories"), workshop);
  }

  private Path build(Edition edition, Path source, int revision, List<String> targets) {
    Path output = workshop.work().resolve("packages").resolve(edition.word());
    List<String> arguments =
        new ArrayList<>(
            List.of("build", "--source=" + source, "--output=" + output, "--revision=" + revision));
    arguments.addAll(targets);
    workshop.packageSample(arguments);
    return output;
  }

  /** One release for each Python: its libraries fit all others that have the same. */
  private List<String> targets(Path source) {
    String architecture = architecture();
    List<String> targets = new ArrayList<>();
    for (JsonNode each : plan(source).get("packages")) {
      if (each.has("python")
          && pythons.contains(each.get("python").asText())
          && each.get("architecture").asText().equals(architecture)) {
        StreamSupport.stream(each.get("releases").spliterator(), false)
            .findFirst()
            .ifPresent(release -> targets.add("--target=" + release.asText() + "/" + architecture));
      }
    }
    if (targets.isEmpty()) {
      throw UserProblem.of(
          "The sample cannot be packaged for any of the releases that there are images of.");
    }
    return targets;
  }

  private JsonNode plan(Path source) {
    try {
      return new ObjectMapper()
          .readTree(workshop.packageSample(List.of("plan", "--json", "--source=" + source)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Debian's name of this machine's. */
  private static String architecture() {
    String machine = System.getProperty("os.arch");
    return machine.equals("aarch64") ? "arm64" : machine;
  }
}
