package org.mathesar.deb.packager.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to run.
 *
 * @param arguments the program and its arguments, passed on as they are, without a shell
 * @param directory where it runs
 * @param environment variables set beside the inherited ones; an empty value unsets the variable
 * @param inherits whether it gets the variables of this process
 */
public record Command(
    List<String> arguments,
    Path directory,
    Map<String, Optional<String>> environment,
    boolean inherits) {

  // Copies, and refuses a command without a program.
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }

  /**
   * A command in the inherited environment with changes.
   *
   * @param arguments the program and its arguments
   * @param directory where it runs
   * @param environment variables set beside the inherited ones; an empty value unsets the variable
   */
  public Command(
      List<String> arguments, Path directory, Map<String, Optional<String>> environment) {
    this(arguments, directory, environment, true);
  }

  /**
   * A command that inherits no variable.
   *
   * @param directory where it runs
   * @param arguments the program, which is looked for on the PATH of this process, and its
   *     arguments
   * @param environment all its variables
   * @return the command
   */
  public static Command isolated(
      Path directory, List<String> arguments, Map<String, String> environment) {
    Map<String, Optional<String>> variables = new HashMap<>();
    environment.forEach((name, value) -> variables.put(name, Optional.of(value)));
    return new Command(arguments, directory, variables, false);
  }

  /**
   * A command in the inherited environment.
   *
   * @param directory where it runs
   * @param arguments the program and its arguments
   * @return the command
   */
  public static Command in(Path directory, List<String> arguments) {
    return new Command(arguments, directory, Map.of());
  }

  /**
   * The program's name as it was given.
   *
   * @return the first argument
   */
  public String program() {
    return arguments.get(0);
  }

  @Override
  public String toString() {
    return String.join(" ", arguments);
  }
}
