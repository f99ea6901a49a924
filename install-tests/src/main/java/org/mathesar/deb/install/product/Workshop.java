package org.mathesar.deb.install.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.PackageName;

/**
 * The programs of a checkout that make packages and repositories.
 *
 * @param checkout the folder of the clone
 * @param work a folder for what is made; {@link #clear} it before
 */
public record Workshop(Path checkout, Path work) {

  // Makes both absolute.
  public Workshop {
    checkout = checkout.toAbsolutePath().normalize();
    work = work.toAbsolutePath().normalize();
  }

  /**
   * Deletes what an earlier run made: packages of another version, left beside the new ones, would
   * be offered too.
   *
   * @throws UncheckedIOException where something cannot be deleted
   */
  public void clear() {
    if (!Files.exists(work)) {
      return;
    }
    try (Stream<Path> all = Files.walk(work)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A release of the sample application.
   *
   * @param file the archive to write
   * @param patches what makes another version of it: none or one
   */
  void makeRelease(Path file, List<Path> patches) {
    List<String> command =
        new ArrayList<>(
            List.of(checkout.resolve("samples/make-release").toString(), file.toString()));
    patches.forEach(patch -> command.add(patch.toString()));
    run(command);
  }

  /**
   * Runs mathesar-deb as this build made it, with the descriptor of the sample.
   *
   * @param arguments the command line
   * @return what it printed
   */
  String packageSample(List<String> arguments) {
    Path program = checkout.resolve("cli/target/distribution/bin/mathesar-deb");
    if (!Files.isExecutable(program)) {
      throw UserProblem.of(
          "%s is not there: build it first, as mvn verify of all modules does.", program);
    }
    List<String> command = new ArrayList<>(List.of(program.toString(), "--quiet"));
    command.addAll(arguments);
    command.add("--descriptor=" + checkout.resolve("samples/pantry/debian/pantry.yaml"));
    return run(command);
  }

  /**
   * A signed repository.
   *
   * @param repository its folder
   * @param packages a folder with .deb files
   * @param name of the application
   */
  void makeRepository(Path repository, Path packages, PackageName name) {
    Path scripts = checkout.resolve("scripts/lib");
    run(
        List.of(
            "sh",
            "-euc",
            ". \"$0/say.sh\"; . \"$0/repository.sh\"; make_repository \"$1\" \"$2\" \"$3\"",
            scripts.toString(),
            repository.toString(),
            packages.toString(),
            name.value()));
  }

  private String run(List<String> command) {
    try {
      Files.createDirectories(work);
      Path errors = Files.createTempFile(work, "said", ".txt");
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw UserProblem.of(
            "%s ended with %d: %s",
            String.join(" ", command), exit, Files.readString(errors).strip());
      }
      Files.delete(errors);
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserProblem.causedBy(e, "%s was interrupted: run it again.", command.get(0));
    }
  }
}
