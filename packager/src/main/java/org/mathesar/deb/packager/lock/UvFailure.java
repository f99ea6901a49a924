package org.mathesar.deb.packager.lock;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What went wrong in a run of uv, cut down to what tells a reader something.
 *
 * @param kind what kind of failure it is
 * @param reason a phrase in uv's words
 */
record UvFailure(Kind kind, String reason) {
  private static final Pattern NETWORK =
      Pattern.compile("Failed to fetch|Request failed after|error sending request");
  private static final String OFFLINE = "network was disabled";
  private static final Pattern CAUSE = Pattern.compile("(?m)^ *cause: (.*)$");
  private static final Pattern BUILD = Pattern.compile("Failed to build `([^`]*)`");
  private static final Pattern STATUS = Pattern.compile("HTTP status [a-z ]*\\(([^)]*)\\)");
  private static final Pattern CONFLICT =
      Pattern.compile(
          "No solution found when resolving dependencies[^\\n]*\\n(?<why>.*?)(\\n\\n|$)",
          Pattern.DOTALL);
  private static final Pattern CUT_OFF = Pattern.compile("(?m)^hint: (.*`exclude-newer`.*)$");

  /** What can go wrong. */
  enum Kind {
    /** The index could not be reached or did not answer as it should. */
    NETWORK,
    /** Something is not among what uv fetched earlier, and it may fetch nothing. */
    OFFLINE,
    /** A source archive had to be built to see what it needs, and could not. */
    BUILD,
    /** No set of versions is as all requirements ask. */
    CONFLICT,
    /** Anything else. */
    OTHER
  }

  /**
   * A failure from what uv said.
   *
   * @param errors its standard error
   * @return the failure
   */
  static UvFailure of(String errors) {
    if (errors.contains(OFFLINE)) {
      return new UvFailure(Kind.OFFLINE, "uv is told to stay offline");
    }
    if (NETWORK.matcher(errors).find()) {
      return new UvFailure(Kind.NETWORK, networkReason(errors));
    }
    Matcher build = BUILD.matcher(errors);
    if (build.find()) {
      return new UvFailure(Kind.BUILD, build.group(1) + ": " + lastLineOfBuild(errors));
    }
    Matcher conflict = CONFLICT.matcher(errors);
    if (conflict.find()) {
      return new UvFailure(Kind.CONFLICT, conflictReason(conflict.group("why"), errors));
    }
    return new UvFailure(Kind.OTHER, otherReason(errors));
  }

  private static String networkReason(String errors) {
    Matcher status = STATUS.matcher(errors);
    if (status.find()) {
      return "it answered " + status.group(1);
    }
    String last = "no answer";
    Matcher cause = CAUSE.matcher(errors);
    while (cause.find()) {
      last = cause.group(1);
    }
    return last.replaceFirst("^failed to lookup address information: ", "").strip();
  }

  private static String lastLineOfBuild(String errors) {
    String output = errors.split("\\n\\s*hint: ", 2)[0].strip();
    return output.substring(output.lastIndexOf('\n') + 1).strip();
  }

  private static String conflictReason(String why, String errors) {
    String reason =
        folded(why.replaceFirst("^\\s*(cause:|╰─▶)\\s*", ""))
            .replaceFirst(
                "[,.]? (and|so) we can conclude that your requirements are unsatisfiable\\.?$", "")
            .replaceFirst(", we can conclude that your requirements are unsatisfiable\\.?$", "");
    Matcher cutOff = CUT_OFF.matcher(errors);
    return cutOff.find() ? reason + "; " + firstSentence(cutOff.group(1)) : reason;
  }

  private static String firstSentence(String text) {
    return text.split("(?<=[^0-9])\\. ", 2)[0].replaceFirst("\\.$", "");
  }

  private static String otherReason(String errors) {
    List<String> lines =
        Arrays.stream(errors.split("\\R"))
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("warning:"))
            .toList();
    return lines.stream()
        .filter(line -> line.startsWith("error:") || line.startsWith("cause:"))
        .map(line -> line.replaceFirst("^(error|cause): ", ""))
        .reduce((first, second) -> first + ": " + second)
        .orElseGet(() -> lines.stream().limit(2).collect(Collectors.joining(" ")));
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /**
   * The failure as a sentence.
   *
   * @param subject the application and its version
   * @param targets for which targets it failed
   * @return what, why and the way out
   */
  String sentence(String subject, String targets) {
    return switch (kind) {
      case NETWORK ->
          "The package index could not be reached to resolve the libraries of "
              + subject
              + " ("
              + reason
              + "): check the network, the proxy and the index that uv is configured with.";
      case OFFLINE ->
          "The libraries of "
              + subject
              + " for "
              + targets
              + " are not all among what uv fetched earlier, and "
              + reason
              + ": run once without --offline, and without UV_OFFLINE in the environment.";
      case BUILD ->
          "What a requirement of "
              + subject
              + " needs on "
              + targets
              + " is only known once it is built, which failed ("
              + reason
              + "): add an override to a version with wheels to the descriptor.";
      case CONFLICT ->
          "The requirements of "
              + subject
              + " cannot be met on "
              + targets
              + " ("
              + reason
              + "): change the overrides of the descriptor, or the cut-off.";
      case OTHER ->
          "uv could not resolve the libraries of "
              + subject
              + " for "
              + targets
              + " ("
              + reason
              + "): check the requirements and the overrides of the descriptor, or update uv.";
    };
  }
}
