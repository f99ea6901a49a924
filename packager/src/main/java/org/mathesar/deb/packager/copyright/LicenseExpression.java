package org.mathesar.deb.packager.copyright;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which licences hold for files, in Debian's form: {@code and} binds more tightly than {@code or},
 * and a comma before either makes it bind less.
 *
 * @param value as the License field has it
 * @param names the licences in it, in order
 */
record LicenseExpression(String value, List<LicenseName> names) {
  private static final Pattern TOKEN = Pattern.compile("\\s*(\\(|\\)|[^\\s()]+)");

  /** One word of SPDX: an identifier, as its specification 2.3, annex D, has them. */
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]*");

  // Copies.
  LicenseExpression {
    names = List.copyOf(names);
  }

  static LicenseExpression of(LicenseName name) {
    return new LicenseExpression(name.value(), List.of(name));
  }

  /**
   * What a project says of its licence.
   *
   * @param text an SPDX expression, or anything else, which is taken for the name of one licence
   * @param nameless the name where the text is empty
   */
  static LicenseExpression parse(String text, LicenseName nameless) {
    String stripped = text.strip();
    if (LicenseName.word(stripped).isEmpty()) {
      return of(nameless);
    }
    try {
      Parser parser = new Parser(stripped);
      Node node = parser.alternatives();
      parser.requireEnd();
      return new LicenseExpression(node.render(), List.copyOf(parser.names));
    } catch (IllegalArgumentException e) {
      // It is no expression, such as "BSD License".
      return of(LicenseName.of(stripped));
    }
  }

  /** The same expression with some licences called otherwise. */
  LicenseExpression renamed(Map<LicenseName, LicenseName> renamed) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = Pattern.compile("[^\\s,]+").matcher(value);
    int end = 0;
    while (matcher.find()) {
      text.append(value, end, matcher.end());
      LicenseName other = renamed.get(new LicenseName(matcher.group()));
      if (other != null) {
        text.setLength(text.length() - matcher.group().length());
        text.append(other);
      }
      end = matcher.end();
    }
    text.append(value, end, value.length());
    return new LicenseExpression(
        text.toString(), names.stream().map(name -> renamed.getOrDefault(name, name)).toList());
  }

  /** A part of an expression: a name, or parts joined by {@code or} or {@code and}. */
  private record Node(String text, String joint, boolean nested) {
    String render() {
      return text;
    }
  }

  /** Reads SPDX expressions by recursive descent. */
  private static final class Parser {
    private final List<String> tokens = new ArrayList<>();
    private final Set<LicenseName> names = new LinkedHashSet<>();
    private int at;

    Parser(String text) {
      Matcher matcher = TOKEN.matcher(text);
      while (matcher.lookingAt()) {
        tokens.add(matcher.group(1));
        matcher.region(matcher.end(), text.length());
      }
    }

    Node alternatives() {
      return joined("or");
    }

    private Node joined(String joint) {
      List<Node> parts = new ArrayList<>();
      parts.add(part(joint));
      while (at < tokens.size() && tokens.get(at).equalsIgnoreCase(joint)) {
        at++;
        parts.add(part(joint));
      }
      if (parts.size() == 1) {
        return parts.get(0);
      }
      // Without a comma "and" binds first; what has to bind otherwise gets one.
      boolean inner =
          parts.stream().anyMatch(part -> !part.joint().isEmpty() && !part.joint().equals(joint));
      boolean tooDeep =
          parts.stream().anyMatch(part -> part.nested() && !part.joint().equals(joint));
      if (tooDeep) {
        throw new IllegalArgumentException("nested more deeply than the format can say");
      }
      String separator = inner ? ", " + joint + " " : " " + joint + " ";
      return new Node(
          String.join(separator, parts.stream().map(Node::render).toList()), joint, inner);
    }

    private Node part(String joint) {
      return joint.equals("or") ? joined("and") : single();
    }

    private Node single() {
      String token = next();
      if (token.equals("(")) {
        Node inside = alternatives();
        if (!next().equals(")")) {
          throw new IllegalArgumentException("a bracket is not closed");
        }
        return inside;
      }
      LicenseName name = LicenseName.of(identifier(token));
      if (at < tokens.size() && tokens.get(at).equalsIgnoreCase("with")) {
        at++;
        name = new LicenseName(name + "-with-" + identifier(next()));
      }
      names.add(name);
      return new Node(name.value(), "", false);
    }

    private static String identifier(String token) {
      boolean operator = token.matches("(?i)and|or|with");
      if (operator || !IDENTIFIER.matcher(token).matches()) {
        throw new IllegalArgumentException("'" + token + "' is no identifier");
      }
      return token;
    }

    private String next() {
      if (at == tokens.size()) {
        throw new IllegalArgumentException("it ends too early");
      }
      return tokens.get(at++);
    }

    void requireEnd() {
      if (at < tokens.size()) {
        throw new IllegalArgumentException("'" + tokens.get(at) + "' is too much");
      }
    }
  }
}
