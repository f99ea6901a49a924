package org.mathesar.deb.packager.python;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.problem.Spelling;

/** Reads a marker (PEP 508, grammar): {@code or} binds weakest, then {@code and}. */
final class MarkerParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<literal>\"[^\"]*\"|'[^']*')"
              + "|(?<operator>===|==|~=|!=|<=|>=|<|>|not\\s+in\\b|in\\b)"
              + "|(?<word>and\\b|or\\b|[()])"
              + "|(?<variable>[a-z_]+))\\s*");

  private final String text;
  private final Matcher matcher;
  private boolean more;
  private int read;

  MarkerParser(String text) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
    next();
  }

  Marker parse() {
    Marker marker = any();
    if (more || read < text.length()) {
      throw mistake();
    }
    return marker;
  }

  private Marker any() {
    List<Marker> parts = new ArrayList<>(List.of(all()));
    while (takesWord("or")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new Marker.Any(parts);
  }

  private Marker all() {
    List<Marker> parts = new ArrayList<>(List.of(single()));
    while (takesWord("and")) {
      parts.add(single());
    }
    return parts.size() == 1 ? parts.get(0) : new Marker.All(parts);
  }

  private Marker single() {
    if (takesWord("(")) {
      Marker inner = any();
      if (!takesWord(")")) {
        throw mistake();
      }
      return inner;
    }
    Marker.Operand left = operand();
    if (!more || matcher.group("operator") == null) {
      throw mistake();
    }
    String operator = matcher.group("operator").replaceAll("\\s+", " ");
    next();
    return new Marker.Comparison(left, operator, operand());
  }

  private Marker.Operand operand() {
    if (more && matcher.group("literal") != null) {
      String literal = matcher.group("literal");
      next();
      return new Marker.Literal(literal.substring(1, literal.length() - 1));
    }
    if (!more || matcher.group("variable") == null) {
      throw mistake();
    }
    String name = matcher.group("variable");
    for (Marker.Variable variable : Marker.Variable.values()) {
      if (variable.name().toLowerCase(Locale.ROOT).equals(name)) {
        next();
        return variable;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text.strip()
            + "' is no marker: PEP 508 knows no variable "
            + name
            + Spelling.closest(name, names())
                .map(meant -> ", '" + meant + "' may be meant")
                .orElse(""));
  }

  private static List<String> names() {
    return Arrays.stream(Marker.Variable.values())
        .map(variable -> variable.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private boolean takesWord(String word) {
    if (more && word.equals(matcher.group("word"))) {
      next();
      return true;
    }
    return false;
  }

  private void next() {
    matcher.region(read, text.length());
    more = matcher.lookingAt();
    if (more) {
      read = matcher.end();
    }
  }

  private IllegalArgumentException mistake() {
    return new IllegalArgumentException(
        "'"
            + text.strip()
            + "' is no marker: write it as in python_version >= '3.13' and sys_platform =="
            + " 'linux'");
  }
}
