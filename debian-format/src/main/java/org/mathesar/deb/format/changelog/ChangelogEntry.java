package org.mathesar.deb.format.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * What changed with one version of a source package (deb-changelog(5)).
 *
 * @param source the source package
 * @param version what was released
 * @param distributions where it was released to, at least one, such as {@code stable}
 * @param urgency how soon users should have it
 * @param changes at least one line, each without the two blanks that stand before it; an empty line
 *     is an empty line, and neither the first nor the last is one
 * @param author who released it
 * @param date when
 */
public record ChangelogEntry(
    PackageName source,
    DebVersion version,
    List<String> distributions,
    Urgency urgency,
    List<String> changes,
    Person author,
    DebianDate date) {
  private static final Pattern DISTRIBUTION = Pattern.compile("[-+0-9a-zA-Z.]+");
  private static final int LINE_LENGTH = 78;

  // Copies, and refuses what could not be read back.
  public ChangelogEntry {
    distributions = List.copyOf(distributions);
    changes = changes.stream().map(String::stripTrailing).toList();
    if (distributions.isEmpty()
        || !distributions.stream().allMatch(name -> DISTRIBUTION.matcher(name).matches())) {
      throw new IllegalArgumentException(
          "a changelog entry needs distributions, and " + distributions + " are none");
    }
    if (changes.isEmpty()
        || changes.get(0).isEmpty()
        || changes.get(changes.size() - 1).isEmpty()) {
      throw new IllegalArgumentException(
          "the changes of " + source + " " + version + " start or end with an empty line");
    }
    for (String line : changes) {
      if (line.matches("(?s).*[\\n\\r\\f].*")) {
        throw new IllegalArgumentException(
            "a change of " + source + " " + version + " has a line break within a line: " + line);
      }
    }
  }

  /**
   * Lines for changes that are plain sentences.
   *
   * @param items one change each; broken into lines of at most 80 characters at blanks
   * @return lines for {@link #changes}
   */
  public static List<String> bulleted(List<String> items) {
    List<String> lines = new ArrayList<>();
    for (String item : items) {
      StringBuilder line = new StringBuilder("*");
      for (String word : item.strip().split("\\s+", -1)) {
        if (line.length() + 1 + word.length() > LINE_LENGTH) {
          lines.add(line.toString());
          line = new StringBuilder(" ");
        }
        line.append(' ').append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /**
   * The first line of the entry and its changes, as the Changes field of an upload repeats them.
   *
   * @return lines joined by line feeds, without one at the end
   */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(source)
        .append(" (")
        .append(version)
        .append(") ")
        .append(String.join(" ", distributions))
        .append("; urgency=")
        .append(urgency)
        .append("\n");
    for (String line : changes) {
      text.append('\n').append(line.isEmpty() ? "" : "  " + line);
    }
    return text.toString();
  }

  /**
   * The entry as it stands in a changelog.
   *
   * @return lines, each with its line feed
   */
  public String render() {
    return summary() + "\n\n -- " + author + "  " + date + "\n";
  }
}
