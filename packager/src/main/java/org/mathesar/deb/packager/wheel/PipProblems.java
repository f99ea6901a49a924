package org.mathesar.deb.packager.wheel;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.packager.process.CommandResult;

/** Says in one sentence why pip could not fetch something. */
final class PipProblems {
  private static final Pattern SYSTEM_ERROR =
      Pattern.compile("\\[(?:Errno -?[0-9]+|SSL: [A-Z_]+)] ([^'\")\\n]+)");
  private static final Pattern CONSEQUENCE =
      Pattern.compile("No matching distribution found|Could not find a version");

  private PipProblems() {}

  /**
   * What is to be said of a failed run.
   *
   * @param what was to be fetched, such as a file's name with its project and version
   * @param result how pip ended
   * @param directory where it wrote
   * @return what is wrong and the way out
   */
  static FetchProblem describe(String what, CommandResult result, Path directory) {
    return switch (PipFailure.of(result)) {
      case FULL_DISK ->
          new FetchProblem(
              "There is no room left for fetching ",
              what,
              " in " + directory.getParent() + ": free some, or name another cache folder.");
      case WRONG_HASH ->
          new FetchProblem(
              "The package index serves other bytes for ",
              what,
              " than the lock names: correct the index or mirror that pip is configured with, or"
                  + " make the lock anew.");
      case NO_ACCESS ->
          new FetchProblem(
              "The package index refused to give ",
              what,
              " ("
                  + reason(result)
                  + "): give pip the credentials it asks for, in its configuration or in ~/.netrc.");
      case NO_TRUST ->
          new FetchProblem(
              "The package index could not be trusted when fetching ",
              what,
              " ("
                  + reason(result)
                  + "): install its CA certificate, or name it in pip's option 'cert'.");
      case NO_NETWORK ->
          new FetchProblem(
              "The package index could not be reached for ",
              what,
              " ("
                  + reason(result)
                  + "): check the network and the proxy, configure pip with an index that can be"
                  + " reached, or give a folder of wheels with --wheels FOLDER.");
      case GONE ->
          new FetchProblem(
              "The package index does not have ",
              what,
              " (any more): add what is missing to the index or mirror that pip is configured with,"
                  + " give a folder that has it with --wheels FOLDER, or make the lock anew.");
      case OTHER ->
          new FetchProblem(
              "pip could not fetch ",
              what,
              " (exit status "
                  + result.exitCode()
                  + ", it said: "
                  + result.tail(3)
                  + "): correct what it complains about and run again.");
    };
  }

  /** What the operating system said, or the last thing that pip complained about. */
  private static String reason(CommandResult result) {
    Matcher system = SYSTEM_ERROR.matcher(result.output() + "\n" + result.errors());
    if (system.find()) {
      return system.group(1).strip();
    }
    return result
        .errors()
        .lines()
        .filter(line -> line.startsWith("ERROR: ") || line.startsWith("WARNING: "))
        .filter(line -> !CONSEQUENCE.matcher(line).find())
        .reduce((earlier, later) -> later)
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .orElse("pip ended with exit status " + result.exitCode());
  }
}
