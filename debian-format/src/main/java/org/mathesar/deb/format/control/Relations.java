package org.mathesar.deb.format.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The value of a field such as {@code Depends}, {@code Recommends} or {@code Breaks} (Debian Policy
 * 7.1): every member has to hold.
 *
 * @param members in order; none where the field is left out
 */
public record Relations(List<Alternatives> members) {
  private static final Relations NONE = new Relations(List.of());

  // Copies.
  public Relations {
    members = List.copyOf(members);
  }

  /**
   * No relation at all.
   *
   * @return no members
   */
  public static Relations none() {
    return NONE;
  }

  /**
   * Relations from their members.
   *
   * @param members in order
   * @return the relations
   */
  public static Relations of(Alternatives... members) {
    return new Relations(Arrays.asList(members));
  }

  /**
   * Relations from the value of a field.
   *
   * @param value members separated by commas, on one or more lines; blank for none
   * @return the relations
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Relations parse(String value) {
    if (value.isBlank()) {
      return NONE;
    }
    return new Relations(Arrays.stream(value.split(",", -1)).map(Alternatives::parse).toList());
  }

  /**
   * These relations and one more, unless it is there already.
   *
   * @param member what else has to hold
   * @return other relations
   */
  public Relations and(Alternatives member) {
    if (members.contains(member)) {
      return this;
    }
    List<Alternatives> all = new ArrayList<>(members);
    all.add(member);
    return new Relations(all);
  }

  /**
   * Whether nothing has to hold.
   *
   * @return true without members
   */
  public boolean isEmpty() {
    return members.isEmpty();
  }

  /**
   * The value of the field, on one line.
   *
   * @return empty text without members
   */
  @Override
  public String toString() {
    return members.stream().map(Alternatives::toString).collect(Collectors.joining(", "));
  }
}
