package org.mathesar.deb.format.control;

import org.mathesar.deb.format.version.DebVersion;

/** How a version has to stand to the one a relation names (Debian Policy 7.1). */
public enum Operator {
  /** Strictly older. */
  EARLIER("<<"),
  /** Older or the same. */
  EARLIER_OR_EQUAL("<="),
  /** The same. */
  EQUAL("="),
  /** Newer or the same. */
  LATER_OR_EQUAL(">="),
  /** Strictly newer. */
  LATER(">>");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /**
   * An operator from its text.
   *
   * @param symbol one of {@code <<}, {@code <=}, {@code =}, {@code >=} and {@code >>}
   * @return the operator
   */
  public static Operator parse(String symbol) {
    for (Operator operator : values()) {
      if (operator.symbol.equals(symbol)) {
        return operator;
      }
    }
    throw new IllegalArgumentException(
        "'" + symbol + "' compares no versions: use one of << <= = >= >>");
  }

  /**
   * Whether a version stands to another as the operator says.
   *
   * @param candidate the version there is
   * @param reference the version the relation names
   * @return true where it does
   */
  public boolean holds(DebVersion candidate, DebVersion reference) {
    int order = candidate.compareTo(reference);
    return switch (this) {
      case EARLIER -> order < 0;
      case EARLIER_OR_EQUAL -> order <= 0;
      case EQUAL -> order == 0;
      case LATER_OR_EQUAL -> order >= 0;
      case LATER -> order > 0;
    };
  }

  @Override
  public String toString() {
    return symbol;
  }
}
