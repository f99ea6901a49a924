package org.mathesar.deb.packager.inspect;

import java.util.ArrayList;
import java.util.List;

/** Collects what one rule finds. */
final class Findings {
  /** More places than these are counted only. */
  private static final int PLACES_IN_SENTENCE = 3;

  private final String rule;
  private final List<Finding> found = new ArrayList<>();

  Findings(String rule) {
    this.rule = rule;
  }

  /**
   * Adds an error, unless it is true of nothing.
   *
   * @param what starts the sentence, such as {@code Not owned by root}
   * @param places what it is true of
   * @param cure ends it, such as {@code give everything to root:root}
   */
  void error(String what, List<String> places, String cure) {
    add(Severity.ERROR, what, places, cure);
  }

  /** Adds a warning, in the same way. */
  void warning(String what, List<String> places, String cure) {
    add(Severity.WARNING, what, places, cure);
  }

  private void add(Severity severity, String what, List<String> places, String cure) {
    if (places.isEmpty()) {
      return;
    }
    int named = Math.min(places.size(), PLACES_IN_SENTENCE);
    String list = String.join(", ", places.subList(0, named));
    String more = places.size() > named ? " and " + (places.size() - named) + " more" : "";
    found.add(
        new Finding(
            severity,
            rule,
            printable(what + ": " + list + more + "; " + cure + "."),
            places.stream().map(Findings::printable).toList()));
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  List<Finding> found() {
    return List.copyOf(found);
  }
}
