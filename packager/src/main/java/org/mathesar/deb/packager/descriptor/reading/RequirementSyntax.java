package org.mathesar.deb.packager.descriptor.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a requirement (dependency specifiers, PEP 508, with versions as in PEP 440), without
 * direct references: what is locked comes from an index.
 */
final class RequirementSyntax {
  private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";
  private static final String CLAUSE =
      "(?:===|==|!=|<=|>=|~=|<|>)\\s*[A-Za-z0-9][A-Za-z0-9.*+!_-]*";
  private static final String CLAUSES = CLAUSE + "(?:\\s*,\\s*" + CLAUSE + ")*";
  private static final Pattern FORM =
      Pattern.compile(
          NAME
              + "\\s*(?:\\[\\s*(?:"
              + NAME
              + "(?:\\s*,\\s*"
              + NAME
              + ")*)?\\s*\\])?\\s*(?:"
              + CLAUSES
              + "|\\(\\s*"
              + CLAUSES
              + "\\s*\\))?\\s*(?:;(?<marker>.*))?");
  private static final Pattern ADDRESS = Pattern.compile(NAME + "\\s*(?:\\[[^\\]]*\\])?\\s*@.*");

  private RequirementSyntax() {}

  /** Returns the requirement, or throws {@link IllegalArgumentException} saying what is wrong. */
  static String require(String text) {
    if (ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' names an address; name a version that a package index has, with '=='");
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no requirement; write it as in a requirements file, such as pyyaml==6.0.3 ;"
              + " python_version >= '3.14'");
    }
    String marker = matcher.group("marker");
    if (marker != null) {
      new MarkerSyntax(text, marker).require();
    }
    return text;
  }
}
