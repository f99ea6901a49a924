package org.mathesar.deb.packager.descriptor.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.problem.Spelling;

/**
 * The form of an environment marker (PEP 508): comparisons of variables and quoted texts, joined by
 * {@code and} and {@code or}, with parentheses.
 */
final class MarkerSyntax {
  private static final Set<String> VARIABLES =
      Set.of(
          "extra",
          "implementation_name",
          "implementation_version",
          "os_name",
          "platform_machine",
          "platform_python_implementation",
          "platform_release",
          "platform_system",
          "platform_version",
          "python_full_version",
          "python_version",
          "sys_platform");
  private static final Set<String> COMPARISONS =
      Set.of("<", "<=", "!=", "==", ">=", ">", "~=", "===", "in");
  private static final Pattern TOKEN =
      Pattern.compile("\\s*('[^']*'|\"[^\"]*\"|[()]|[<>=!~]+|[A-Za-z0-9_.]+|\\S)");

  private final String requirement;
  private final Deque<String> tokens = new ArrayDeque<>();

  MarkerSyntax(String requirement, String marker) {
    this.requirement = requirement;
    Matcher matcher = TOKEN.matcher(marker);
    while (matcher.find()) {
      tokens.add(matcher.group(1));
    }
  }

  /** Throws {@link IllegalArgumentException} where the marker has no such form. */
  void require() {
    alternatives();
    if (!tokens.isEmpty()) {
      throw wrong("'" + tokens.peek() + "' is not expected there");
    }
  }

  private void alternatives() {
    do {
      conjunction();
    } while (taken("or"));
  }

  private void conjunction() {
    do {
      comparison();
    } while (taken("and"));
  }

  private void comparison() {
    if (taken("(")) {
      alternatives();
      if (!taken(")")) {
        throw wrong("a ')' is missing");
      }
      return;
    }
    operand();
    String operator = next("a comparison such as '>='");
    if (operator.equals("not")) {
      operator = next("'in' after 'not'").equals("in") ? "in" : operator;
    }
    if (!COMPARISONS.contains(operator)) {
      throw wrong("'" + operator + "' compares nothing");
    }
    operand();
  }

  private void operand() {
    String operand = next("a variable or a text in quotes");
    boolean quoted = operand.length() > 1 && (operand.startsWith("'") || operand.startsWith("\""));
    if (!quoted && !VARIABLES.contains(operand)) {
      throw wrong(
          "'"
              + operand
              + "' is neither a variable nor a text in quotes"
              + Spelling.closest(operand, VARIABLES)
                  .map(meant -> ", '" + meant + "' may be meant")
                  .orElse(""));
    }
  }

  private boolean taken(String token) {
    if (token.equals(tokens.peek())) {
      tokens.remove();
      return true;
    }
    return false;
  }

  private String next(String expected) {
    String token = tokens.poll();
    if (token == null) {
      throw wrong(expected + " is missing at its end");
    }
    return token;
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(
        "the marker of '"
            + requirement
            + "' is wrong, since "
            + why
            + "; write one such as python_version >= '3.14'");
  }
}
