package org.mathesar.deb.format.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program of the machine that judges what this module reads and writes. Where it is missing the
 * test fails and names the Debian package that has it.
 *
 * @param program its name on the PATH
 * @param debianPackage what to install for it
 */
public record Tool(String program, String debianPackage) {
  /** Compares and validates versions. */
  public static final Tool DPKG = new Tool("dpkg", "dpkg");

  /** Writes and reads packages. */
  public static final Tool DPKG_DEB = new Tool("dpkg-deb", "dpkg");

  /** Reads Debian changelogs. */
  public static final Tool DPKG_PARSECHANGELOG = new Tool("dpkg-parsechangelog", "dpkg-dev");

  /** Runs modules of dpkg-dev. */
  public static final Tool PERL = new Tool("perl", "perl");

  /**
   * How a run ended.
   *
   * @param exitCode its exit status
   * @param output standard output and standard error together
   */
  public record Result(int exitCode, String output) {}

  /**
   * Runs the program in the C locale.
   *
   * @param arguments after the program's name
   * @return how it ended
   */
  public Result run(String... arguments) {
    return runIn(Path.of("."), arguments);
  }

  /**
   * Runs the program in a directory, in the C locale.
   *
   * @param directory where it runs
   * @param arguments after the program's name
   * @return how it ended
   */
  public Result runIn(Path directory, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          program + " could not be started: install Debian's package " + debianPackage, e);
    }
    try (var output = process.getInputStream()) {
      process.getOutputStream().close();
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while " + program + " ran", e);
    }
  }

  /**
   * Runs the program and fails the test where it does not succeed.
   *
   * @param arguments after the program's name
   * @return what it printed
   */
  public String succeed(String... arguments) {
    Result result = run(arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          program
              + " "
              + String.join(" ", arguments)
              + " ended with "
              + result.exitCode()
              + ": "
              + result.output());
    }
    return result.output();
  }
}
