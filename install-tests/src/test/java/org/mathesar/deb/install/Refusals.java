package org.mathesar.deb.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.mathesar.deb.install.host.Outcome;

/** What the application's command says where it does not do what it was told to. */
final class Refusals {
  private Refusals() {}

  /** It says no in one line, with some words, and is no failure of its own. */
  static void assertRefused(Outcome outcome, String... words) {
    assertFalse(outcome.isSuccess(), outcome.toString());
    assertEquals(1, outcome.err().lines().count(), outcome.toString());
    assertFalse(outcome.said().contains("Traceback"), outcome.toString());
    for (String each : words) {
      assertTrue(outcome.err().contains(each), () -> "'" + each + "' is not in " + outcome);
    }
  }
}
