package org.mathesar.deb.packager.inspect;

/**
 * Something in which two packages differ.
 *
 * @param place where: {@code package}, a member, {@code control/} and a file of the control
 *     archive, {@code field} and a control field, or a path
 * @param what such as {@code mode}, {@code content} or {@code only in one}
 * @param left what the first package has; empty text where it has nothing
 * @param right what the second package has; empty text where it has nothing
 * @param details lines of a unified diff joined by line feeds; empty text where there is none
 */
public record Difference(String place, String what, String left, String right, String details) {

  static Difference of(String place, String what, Object left, Object right) {
    return new Difference(place, what, left.toString(), right.toString(), "");
  }
}
