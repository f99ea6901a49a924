package org.mathesar.deb.format.changelog;

import java.util.Locale;

/** How soon an upload should reach users (Debian Policy 5.6.17). */
public enum Urgency {
  /** Whenever it suits. */
  LOW,
  /** The usual. */
  MEDIUM,
  /** Soon. */
  HIGH,
  /** At once. */
  CRITICAL,
  /** The same as critical. */
  EMERGENCY;

  /**
   * The urgency of that name.
   *
   * @param name in any case
   * @return the urgency
   * @throws IllegalArgumentException where there is none
   */
  public static Urgency parse(String name) {
    for (Urgency urgency : values()) {
      if (urgency.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return urgency;
      }
    }
    throw new IllegalArgumentException(
        "'" + name + "' is no urgency: use low, medium, high, critical or emergency");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
