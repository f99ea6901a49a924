package org.mathesar.deb.packager.descriptor.reading;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mathesar.deb.format.control.Description;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.packager.python.ProjectName;
import org.mathesar.deb.packager.python.Requirement;

/** Makes values of texts where the values' own constructors leave something open. */
final class Forms {
  private static final Pattern EXACT = Pattern.compile("[^;\\s]+==[^;\\s*]+");

  private Forms() {}

  /** A web address. */
  static URI webAddress(String text) {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (scheme.matches("https?") && address.getHost() != null) {
        return address;
      }
      throw noWebAddress(text);
    } catch (URISyntaxException e) {
      throw noWebAddress(text);
    }
  }

  private static IllegalArgumentException noWebAddress(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no web address; write one such as https://example.org/");
  }

  /** A machine, which 'all' is not. */
  static Architecture machine(String text) {
    if (text.equals(Architecture.ALL.value())) {
      throw new IllegalArgumentException(
          "'all' is no machine; leave it out, since the application's package is for all anyway");
    }
    try {
      return new Architecture(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no Debian architecture; write one such as amd64 or arm64", e);
    }
  }

  /** The name of a Python project. */
  static ProjectName project(String text) {
    try {
      return ProjectName.normalising(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no name of a Python project; write it as the package index has it, such as"
              + " sqlalchemy",
          e);
    }
  }

  /** A regular expression. */
  static Pattern regularExpression(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' is no regular expression (%s); correct it, and keep it in single quotes so"
                  + " that YAML leaves its backslashes alone",
              text,
              e.getDescription().toLowerCase(Locale.ROOT)),
          e);
    }
  }

  /** A regular expression whose first group is what is looked for. */
  static Pattern finder(String text) {
    Pattern pattern = regularExpression(text);
    if (pattern.matcher("").groupCount() < 1) {
      throw new IllegalArgumentException(
          "'" + text + "' has no group; put the part that is the version in parentheses");
    }
    return pattern;
  }

  /** An extended description, here without its synopsis. */
  static Description description(String text) {
    return new Description("synopsis", text);
  }

  /** A requirement pinned to one version. */
  static Requirement pinned(String text) {
    if (!EXACT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not pinned, so what it builds could change; write the version after '==',"
              + " such as setuptools==75.8.0");
    }
    return Requirement.parse(text);
  }
}
