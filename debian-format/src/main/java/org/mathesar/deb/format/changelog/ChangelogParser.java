package org.mathesar.deb.format.changelog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/** Reads a changelog line by line and collects what does not belong. Used once. */
final class ChangelogParser {
  private static final Pattern HEADING =
      Pattern.compile(
          "(?<source>\\S+) \\((?<version>[^()\\s]+)\\)(?<distributions>(?: +[^\\s;]+)+);"
              + " *urgency=(?<urgency>[a-zA-Z]+) *");
  private static final Pattern TRAILER = Pattern.compile(" -- (?<author>.*>)  (?<date>.+)");

  private final String origin;
  private final Problems problems = new Problems();
  private final List<ChangelogEntry> entries = new ArrayList<>();
  private Optional<Matcher> heading = Optional.empty();
  private int headingLine;
  private final List<String> changes = new ArrayList<>();

  ChangelogParser(String origin) {
    this.origin = origin;
  }

  Changelog parse(String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      read(line.stripTrailing(), number);
    }
    if (heading.isPresent()) {
      problem(headingLine, "its entry does not end with ' -- Name <address>  date'");
    }
    if (entries.isEmpty() && problems.isEmpty()) {
      problems.add("%s has no entry: write one as deb-changelog(5) describes it.", origin);
    }
    problems.throwIfAny();
    return new Changelog(entries);
  }

  private void read(String line, int number) {
    if (line.isEmpty()) {
      if (heading.isPresent() && !changes.isEmpty()) {
        changes.add("");
      }
    } else if (line.startsWith(" -- ")) {
      endEntry(line, number);
    } else if (line.startsWith("  ")) {
      if (heading.isEmpty()) {
        problem(number, "a change stands outside of an entry");
      }
      changes.add(line.substring(2));
    } else {
      startEntry(line, number);
    }
  }

  private void startEntry(String line, int number) {
    Matcher matcher = HEADING.matcher(line);
    if (heading.isPresent()) {
      problem(headingLine, "its entry does not end with ' -- Name <address>  date'");
    }
    changes.clear();
    headingLine = number;
    if (matcher.matches()) {
      heading = Optional.of(matcher);
    } else {
      heading = Optional.empty();
      problem(
          number,
          "it is neither 'package (version) distribution; urgency=medium' nor a change after two"
              + " blanks");
    }
  }

  private void endEntry(String line, int number) {
    Matcher trailer = TRAILER.matcher(line);
    if (heading.isEmpty()) {
      problem(number, "an entry ends here that did not start");
    } else if (!trailer.matches()) {
      problem(number, "it is not ' -- Name <address>  date', with two blanks before the date");
    } else {
      add(heading.get(), trailer, number);
    }
    heading = Optional.empty();
    changes.clear();
  }

  private void add(Matcher start, Matcher trailer, int number) {
    while (!changes.isEmpty() && changes.get(changes.size() - 1).isEmpty()) {
      changes.remove(changes.size() - 1);
    }
    try {
      entries.add(
          new ChangelogEntry(
              new PackageName(start.group("source")),
              DebVersion.parse(start.group("version")),
              Arrays.asList(start.group("distributions").strip().split(" +")),
              Urgency.parse(start.group("urgency")),
              changes,
              Person.parse(trailer.group("author")),
              DebianDate.parse(trailer.group("date"))));
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s, the entry of lines %d to %d: %s.",
          origin, headingLine, number, String.valueOf(e.getMessage()));
    }
  }

  private void problem(int line, String why) {
    problems.add("%s line %d: %s.", origin, line, why);
  }
}
