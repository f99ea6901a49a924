package org.mathesar.deb.format.control;

import org.mathesar.deb.format.version.DebVersion;

/**
 * What a relation asks of a version, such as {@code (>= 3.11~)}.
 *
 * @param operator how to compare
 * @param version what to compare with
 */
public record VersionConstraint(Operator operator, DebVersion version) {

  /**
   * Whether a version fulfils the constraint.
   *
   * @param candidate the version there is
   * @return true where it does
   */
  public boolean accepts(DebVersion candidate) {
    return operator.holds(candidate, version);
  }

  @Override
  public String toString() {
    return "(" + operator + " " + version + ")";
  }
}
