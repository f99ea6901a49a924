package org.mathesar.deb.packager.python;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.work.IoReason;

/**
 * Reads the requirements file of an application as pip does (pip's "Requirements File Format"):
 * comments, lines continued by a backslash, and {@code -r} for further files of the same source.
 *
 * <p>What names a place, such as an address, a folder or an index, is refused, since a lock names
 * projects and versions only. Checksums ({@code --hash}) are read over: the lock has a checksum for
 * every file by itself.
 */
public final class RequirementsFile {
  private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#.*$");
  private static final Pattern INCLUDE =
      Pattern.compile("(?:-r|--requirement)(?:\\s*=\\s*|\\s+)(?<file>.+)|-r(?<joined>.+)");
  private static final Pattern INDEX =
      Pattern.compile(
          "(-i|-f|--index-url|--extra-index-url|--find-links|--no-index|--trusted-host)\\b.*");
  private static final Pattern HASHES = Pattern.compile("(\\s+--hash(=|\\s+)\\S+)+\\s*$");
  private static final Pattern TRAILING_OPTION = Pattern.compile("\\s--?[A-Za-z].*");

  private final Path source;
  private final Problems problems = new Problems();
  private final Set<Requirement> found = new TreeSet<>();
  private final Set<Path> open = new LinkedHashSet<>();

  private RequirementsFile(Path source) {
    this.source = source;
  }

  private record Line(int number, String text) {}

  /**
   * Reads a file and those it includes.
   *
   * @param source the folder of the source, which included files may not leave
   * @param file the file within
   * @return the requirements, sorted, none twice
   * @throws UserProblem naming every line that cannot be used
   */
  public static List<Requirement> read(Path source, RelativePath file) {
    RequirementsFile reader = new RequirementsFile(source.toAbsolutePath().normalize());
    reader.readFile(reader.source.resolve(file.value()));
    reader.problems.throwIfAny();
    return List.copyOf(reader.found);
  }

  private void readFile(Path file) {
    List<Line> lines;
    try {
      if (!file.toRealPath().startsWith(source.toRealPath())) {
        problems.add(
            "The requirements file %s is a link out of the source: make it a file of its own.",
            shown(file));
        return;
      }
      lines = joined(Files.readAllLines(file));
    } catch (CharacterCodingException e) {
      problems.add("The requirements file %s is not UTF-8 text: encode it as UTF-8.", shown(file));
      return;
    } catch (IOException e) {
      problems.add(
          "The requirements file %s cannot be read (%s): the source has to have it.",
          shown(file), IoReason.of(e));
      return;
    }
    open.add(file);
    lines.forEach(line -> readLine(file, line));
    open.remove(file);
  }

  // As pip joins: a comment ends a continued line, whatever its last character is.
  private static List<Line> joined(List<String> lines) {
    List<Line> joined = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int start = 1;
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? lines.get(i).replaceFirst("^\uFEFF", "") : lines.get(i);
      if (text.isEmpty()) {
        start = i + 1;
      }
      boolean comment = COMMENT.matcher(line).find();
      if (line.endsWith("\\") && !comment) {
        text.append(line, 0, line.length() - 1);
      } else {
        text.append(comment && !text.isEmpty() ? " " : "").append(line);
        joined.add(new Line(start, text.toString()));
        text.setLength(0);
      }
    }
    if (!text.isEmpty()) {
      joined.add(new Line(start, text.toString()));
    }
    return joined;
  }

  private void readLine(Path file, Line line) {
    String text = COMMENT.matcher(line.text()).replaceFirst("").strip();
    Matcher include = INCLUDE.matcher(text);
    if (text.isEmpty() || text.equals("--require-hashes")) {
      return;
    }
    if (include.matches()) {
      String joinedName = include.group("joined");
      include(file, line.number(), joinedName == null ? include.group("file") : joinedName);
    } else if (INDEX.matcher(text).matches()) {
      problem(
          file,
          line.number(),
          "'%s' names an index, which a lock never does: remove it and configure the index for pip"
              + " and uv on the machine instead",
          text);
    } else if (text.matches("(-e|--editable)\\b.*") || Requirement.isAddress(text)) {
      problem(
          file,
          line.number(),
          "'%s' names a place, and only projects of the package index can be locked: write its"
              + " name and version",
          text);
    } else {
      readRequirement(file, line.number(), HASHES.matcher(text).replaceFirst(""));
    }
  }

  private void readRequirement(Path file, int number, String text) {
    if (text.startsWith("-") || TRAILING_OPTION.matcher(text).find()) {
      problem(
          file,
          number,
          "'%s' has an option of pip that a lock cannot express: remove it from the requirements",
          text);
      return;
    }
    try {
      found.add(Requirement.parse(text));
    } catch (IllegalArgumentException e) {
      problem(file, number, "%s", String.valueOf(e.getMessage()));
    }
  }

  private void include(Path file, int number, String name) {
    Path included = file.resolveSibling(name.strip()).normalize();
    if (!included.startsWith(source)) {
      problem(file, number, "'%s' is not within the source: include its files only", name);
    } else if (open.contains(included)) {
      problem(file, number, "'%s' includes itself: remove the line", name);
    } else {
      readFile(included);
    }
  }

  @FormatMethod
  private void problem(Path file, int line, String format, Object... arguments) {
    problems.add(
        "%s line %d: %s.", shown(file), line, String.format(Locale.ROOT, format, arguments));
  }

  private String shown(Path file) {
    return source.relativize(file).toString();
  }
}
