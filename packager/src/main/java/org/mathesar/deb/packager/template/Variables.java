package org.mathesar.deb.packager.template;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mathesar.deb.format.problem.Spelling;

/**
 * What the names in a template stand for.
 *
 * @param values by name; names are capital letters, digits and underscores, starting with a letter
 */
public record Variables(Map<String, String> values) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Variables NONE = new Variables(Map.of());

  // Sorts, copies and checks the names; throws {@link IllegalArgumentException} with one quoted.
  public Variables {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    values.keySet().forEach(Variables::requireName);
  }

  /**
   * No variable at all.
   *
   * @return to start from
   */
  public static Variables none() {
    return NONE;
  }

  /**
   * Checks that a text can be the name of a variable.
   *
   * @param name without the {@code @} signs
   * @return the same name
   * @throws IllegalArgumentException with the name quoted where it cannot
   */
  public static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is no name of a variable: use capital letters, digits and underscores, starting"
              + " with a letter");
    }
    return name;
  }

  /**
   * These variables and one more, which replaces one of the same name.
   *
   * @param name without the {@code @} signs
   * @param value what it stands for
   * @return other variables
   */
  public Variables with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Variables(more);
  }

  /**
   * What a name stands for.
   *
   * @param name without the {@code @} signs
   * @return empty where there is no such variable
   */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The names there are.
   *
   * @return ordered
   */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values.keySet()));
  }

  /**
   * A text with every {@code @NAME@} in it replaced by what it stands for; values are taken as they
   * are, even where they look like a name.
   *
   * @param text with its names
   * @return the text to use
   * @throws IllegalArgumentException quoting the first name that is no variable
   */
  public String expand(String text) {
    References.in(text)
        .map(reference -> reference.group(1))
        .filter(name -> !values.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "'"
                      + text
                      + "' names @"
                      + name
                      + "@, which is no variable here: "
                      + Spelling.closest(name, values.keySet())
                          .map(meant -> "write @" + meant + "@ if that was meant, or")
                          .orElse("correct the name, or")
                      + " add "
                      + name
                      + " to the variables of the descriptor");
            });
    return References.replaceAll(text, this);
  }
}
