package org.mathesar.deb.packager.descriptor.reading;

import com.google.errorprone.annotations.FormatMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mathesar.deb.format.problem.Problem;

/** Collects what is wrong with one descriptor. */
final class Findings {
  private final Path file;
  private final List<Finding> here = new ArrayList<>();
  private final List<Problem> elsewhere = new ArrayList<>();

  private record Finding(Place place, Problem problem) {}

  /** Starts with none; the file is named as the user named it. */
  Findings(Path file) {
    this.file = file;
  }

  /** Adds one: why, and after a semicolon the way out. */
  @FormatMethod
  void add(Place place, String format, Object... arguments) {
    String why = String.format(Locale.ROOT, format, arguments);
    here.add(
        new Finding(
            place,
            Problem.of(
                "%s line %d: %s%s.",
                file, place.line(), place.path().isEmpty() ? "" : place.path() + ": ", why)));
  }

  /** Adds what a problem of its own says, as the reason why something here is wrong. */
  void addReason(Place place, Problem problem) {
    String sentence = problem.sentence();
    String why = Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    add(place, "%s", why.endsWith(".") ? why.substring(0, why.length() - 1) : why);
  }

  /** Adds why a text was refused as the form of a value. */
  void addReason(Place place, IllegalArgumentException refusal) {
    add(place, "%s", String.valueOf(refusal.getMessage()));
  }

  /** Adds what is wrong with another file that the descriptor names. */
  void addElsewhere(List<Problem> problems) {
    elsewhere.addAll(problems);
  }

  boolean isEmpty() {
    return here.isEmpty() && elsewhere.isEmpty();
  }

  /** All of them: those of the descriptor by line, then those of other files. */
  List<Problem> inOrder() {
    List<Problem> all = new ArrayList<>();
    here.stream()
        .sorted(Comparator.comparingInt((Finding finding) -> finding.place().line()))
        .map(Finding::problem)
        .forEach(all::add);
    elsewhere.stream().distinct().forEach(all::add);
    return all.stream().distinct().toList();
  }
}
