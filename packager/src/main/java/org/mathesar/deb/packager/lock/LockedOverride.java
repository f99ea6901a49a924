package org.mathesar.deb.packager.lock;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.Requirement;

/**
 * A requirement that replaced the source's own for the same project, written {@code requirement #
 * reason}.
 *
 * @param requirement what is taken, its marker saying for which targets
 * @param reason why, in one line; empty text where nobody said
 */
public record LockedOverride(Requirement requirement, String reason)
    implements Comparable<LockedOverride> {
  private static final String SEPARATOR = "  # ";
  private static final Pattern COMMENT =
      Pattern.compile("(?<requirement>.*?)(?:\\s+#(?<reason>.*))?");

  // Folds the reason into one line.
  public LockedOverride {
    reason = reason.replaceAll("\\s+", " ").strip();
  }

  /**
   * An override from its text.
   *
   * @param text a requirement, a number sign between blanks, and the reason
   * @return the override
   * @throws IllegalArgumentException saying what is wrong with the requirement
   */
  public static LockedOverride parse(String text) {
    Matcher matcher = COMMENT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not in one line");
    }
    String reason = matcher.group("reason");
    return new LockedOverride(
        Requirement.parse(matcher.group("requirement")), reason == null ? "" : reason);
  }

  /**
   * Whether it replaces a requirement for a target.
   *
   * @param replaced a requirement of the source
   * @param target Python release and machine
   * @return true where it is of the same project and its marker holds
   */
  public boolean replaces(Requirement replaced, PythonTarget target) {
    return requirement.name().equals(replaced.name()) && requirement.appliesTo(target);
  }

  @Override
  public int compareTo(LockedOverride other) {
    return Comparator.comparing(LockedOverride::requirement)
        .thenComparing(LockedOverride::reason)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return reason.isEmpty() ? requirement.toString() : requirement + SEPARATOR + reason;
  }
}
