package org.mathesar.deb.format.changelog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who answers for a package or an upload (Debian Policy 5.6.2): {@code Name <address>}.
 *
 * @param name without angle brackets, and without blanks around it
 * @param address without angle brackets and blanks
 */
public record Person(String name, String address) {
  private static final Pattern FORM = Pattern.compile("(?<name>.*\\S) +<(?<address>[^<>]*)>");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]+@[^\\s<>@]+");

  // Checks both; throws {@link IllegalArgumentException} with the offending part quoted.
  public Person {
    if (name.isBlank() || !name.equals(name.strip()) || name.matches("(?s).*[<>\\p{Cntrl}].*")) {
      throw new IllegalArgumentException("'" + name + "' is no name of a maintainer");
    }
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("'" + address + "' is no e-mail address");
    }
  }

  /**
   * A person from the text of a field.
   *
   * @param text such as {@code Jane Doe <jane@example.org>}
   * @return the person
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Person parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no maintainer: write 'Name <address>'");
    }
    return new Person(matcher.group("name"), matcher.group("address"));
  }

  @Override
  public String toString() {
    return name + " <" + address + ">";
  }
}
