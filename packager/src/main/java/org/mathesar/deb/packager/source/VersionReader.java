package org.mathesar.deb.packager.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.descriptor.VersionRule;
import org.mathesar.deb.packager.source.tree.UnixNames;
import org.mathesar.deb.packager.work.IoReason;

/** Finds in a source which version it says it is, and in tags which versions they are. */
final class VersionReader {
  private final VersionRule rule;

  VersionReader(VersionRule rule) {
    this.rule = rule;
  }

  /**
   * What the source says.
   *
   * @param root the source
   * @return its version
   */
  UpstreamVersion read(Path root) {
    Path file = UnixNames.resolve(root, rule.file());
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw UserProblem.causedBy(
          e,
          "%s of the source is not UTF-8, so its version cannot be read: correct it.",
          rule.file());
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s of the source, which says its version, cannot be read (%s): give a complete source.",
          rule.file(),
          IoReason.of(e));
    }
    for (String line : text.split("\\R", -1)) {
      Matcher matcher = rule.pattern().matcher(line);
      if (matcher.find()) {
        return parse(firstGroup(matcher), rule.file() + " of the source");
      }
    }
    throw UserProblem.of(
        "%s of the source has no line that matches '%s', which would say its version: correct"
            + " version.pattern in the descriptor.",
        rule.file(), rule.pattern());
  }

  /**
   * What a tag says.
   *
   * @param tag its name
   * @return empty where it is no release tag
   */
  Optional<UpstreamVersion> ofTag(String tag) {
    Matcher matcher = rule.tag().matcher(tag);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    // A tag that is no version as a whole, such as release-1.2, has it in the pattern's group.
    String text = UpstreamVersion.isOne(tag) ? tag : firstGroup(matcher);
    return Optional.of(parse(text, "the tag " + tag));
  }

  private static String firstGroup(Matcher matcher) {
    return matcher.groupCount() > 0 && matcher.group(1) != null
        ? matcher.group(1)
        : matcher.group();
  }

  private static UpstreamVersion parse(String text, String where) {
    try {
      return new UpstreamVersion(text);
    } catch (IllegalArgumentException e) {
      throw UserProblem.causedBy(
          e, "The version in %s cannot be used: %s.", where, String.valueOf(e.getMessage()));
    }
  }
}
