package org.mathesar.deb.packager.inspect;

import java.util.List;

/**
 * Something that is not as it should be in a package.
 *
 * @param severity how bad it is
 * @param rule the name of the rule that found it, such as {@code md5sums}
 * @param sentence one line for people: what is wrong, where first, and the way out
 * @param places everything it is true of: paths, fields or members, in the package's order
 */
public record Finding(Severity severity, String rule, String sentence, List<String> places) {
  // Copies.
  public Finding {
    places = List.copyOf(places);
  }
}
