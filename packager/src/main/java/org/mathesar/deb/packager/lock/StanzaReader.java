package org.mathesar.deb.packager.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.problem.Problems;

/** Reads the fields of one stanza of a lock, each mistake with its line. */
final class StanzaReader {
  /** Locks are not written by hand, so whatever is wrong with one has the same cure. */
  static final String CURE = "make the lock again with 'mathesar-deb lock'";

  private final Stanza stanza;
  private final int index;
  private final FieldLines lines;
  private final String origin;
  private final Problems problems;

  StanzaReader(Stanza stanza, int index, FieldLines lines, String origin, Problems problems) {
    this.stanza = stanza;
    this.index = index;
    this.lines = lines;
    this.origin = origin;
    this.problems = problems;
  }

  boolean has(String field) {
    return stanza.has(field);
  }

  /** A line of a field's value, and what it says. */
  record Item<T>(String field, int part, T value) {}

  /**
   * The value of a field that has to be there, in one line.
   *
   * @return empty where there is none or it is wrong, which is then among the problems
   */
  <T> Optional<T> required(String field, Function<String, T> parser) {
    Optional<String> value = stanza.get(field);
    if (value.isEmpty()) {
      problems.add(
          "%s line %d: the field %s is missing from this stanza: %s.",
          origin, lines.start(index), field, CURE);
      return Optional.empty();
    }
    return parsed(field, 0, value.get(), parser);
  }

  /** The value of a field that may be missing, in one line; a wrong one is among the problems. */
  <T> Optional<T> optional(String field, Function<String, T> parser) {
    return stanza.get(field).flatMap(value -> parsed(field, 0, value, parser));
  }

  /** The lines of a field, none where it is missing; wrong ones are among the problems. */
  <T> List<Item<T>> items(String field, Function<String, T> parser) {
    List<Item<T>> items = new ArrayList<>();
    String[] parts = stanza.get(field).orElse("").split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].strip();
      if (!part.isEmpty()) {
        int line = i;
        parsed(field, i, part, parser)
            .ifPresent(value -> items.add(new Item<>(field, line, value)));
      }
    }
    return items;
  }

  <T> List<T> values(String field, Function<String, T> parser) {
    return items(field, parser).stream().map(Item::value).toList();
  }

  private <T> Optional<T> parsed(String field, int part, String text, Function<String, T> parser) {
    if (text.contains("://")) {
      problem(
          field, part, "'" + text + "' is an address, and a lock never says where files are had");
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException e) {
      problem(field, part, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void refuseFieldsBeside(Set<String> known) {
    Set<String> accepted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    accepted.addAll(known);
    for (String name : stanza.names()) {
      if (!accepted.contains(name)) {
        problem(name, 0, "no field " + name + " is known here");
      }
    }
  }

  void problem(Item<?> item, String why) {
    problem(item.field(), item.part(), why);
  }

  void problem(String field, int part, String why) {
    problems.add("%s line %d: %s: %s.", origin, lines.line(index, field, part), why, CURE);
  }
}
