package org.mathesar.deb.packager.descriptor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.mathesar.deb.format.value.RelativePath;

/**
 * A pattern for paths within a tree: {@code *} stands for any characters but a slash, {@code ?} for
 * one of them, and {@code **} for any number of whole components, none included.
 *
 * @param text such as {@code **}{@code /tests/**} or {@code config/settings/*.py}
 */
public record PathPattern(String text) {
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  // Refuses what could never match.
  public PathPattern {
    if (text.isEmpty() || text.startsWith("/") || text.endsWith("/") || text.contains("//")) {
      throw new IllegalArgumentException(
          "'" + text + "' matches nothing: write a relative path without a slash at its end");
    }
    compile(text);
  }

  /**
   * Whether a path is one the pattern means.
   *
   * @param path within the tree
   * @return true where it matches as a whole
   */
  public boolean matches(RelativePath path) {
    return COMPILED.computeIfAbsent(text, PathPattern::compile).matcher(path.value()).matches();
  }

  private static Pattern compile(String text) {
    StringBuilder regex = new StringBuilder();
    String[] components = text.split("/", -1);
    for (int i = 0; i < components.length; i++) {
      boolean last = i == components.length - 1;
      if (components[i].equals("**")) {
        regex.append(last ? ".*" : "(?:[^/]+/)*");
      } else {
        if (components[i].contains("**")) {
          throw new IllegalArgumentException(
              "'" + text + "' has '**' within a component: it stands for whole components only");
        }
        regex.append(component(components[i]));
        if (!last) {
          regex.append('/');
        }
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static String component(String component) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      switch (c) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
