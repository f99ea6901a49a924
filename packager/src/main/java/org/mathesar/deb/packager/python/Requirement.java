package org.mathesar.deb.packager.python;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A project an application needs (dependency specifiers, PEP 508): {@code name[extra,...]specifiers
 * ; marker}. Two that differ in case, blanks, quotes or order only are the same.
 *
 * @param name the project
 * @param extras which of its optional parts are needed too, normalised as names are
 * @param specifiers what is asked of its version; ordered by their text
 * @param marker for which targets it is needed, empty for all
 */
public record Requirement(
    ProjectName name,
    SortedSet<String> extras,
    List<VersionSpecifier> specifiers,
    Optional<Marker> marker)
    implements Comparable<Requirement> {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*"
              + "(?:\\[(?<extras>[^\\]]*)\\])?\\s*"
              + "(?<specifiers>\\(.*\\)|[^()]*)");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9._-]+\\s*(\\[[^\\]]*\\])?\\s*@.*|[A-Za-z0-9+.-]+://.*|[./~].*|.*\\.whl",
          Pattern.CASE_INSENSITIVE);

  // Copies in order.
  public Requirement {
    extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    specifiers = specifiers.stream().distinct().sorted().toList();
  }

  /**
   * A requirement from its text.
   *
   * @param text such as {@code psycopg[binary] == 3.2.10 ; python_version >= '3.11'}
   * @return the requirement
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Requirement parse(String text) {
    if (isAddress(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' names a place: only projects of the package index can be locked");
    }
    int semicolon = text.indexOf(';');
    String project = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    Matcher matcher = FORM.matcher(project);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no requirement: write it as in name[extra]==1.2 ; marker");
    }
    String marker = semicolon < 0 ? "" : text.substring(semicolon + 1);
    try {
      return new Requirement(
          ProjectName.normalising(matcher.group("name")),
          parts(Optional.ofNullable(matcher.group("extras")).orElse("")).stream()
              .map(extra -> ProjectName.normalising(extra).value())
              .collect(Collectors.toCollection(TreeSet::new)),
          parts(withoutParentheses(matcher.group("specifiers"))).stream()
              .map(VersionSpecifier::parse)
              .toList(),
          semicolon < 0 ? Optional.empty() : Optional.of(Marker.parse(marker)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is no requirement: " + e.getMessage(), e);
    }
  }

  /**
   * Whether a line of a requirements file names a file, a folder or an address.
   *
   * @param text the line
   * @return true where it is no requirement by name
   */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text.strip()).matches();
  }

  private static String withoutParentheses(String text) {
    String stripped = text.strip();
    return stripped.startsWith("(") ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  private static List<String> parts(String list) {
    return list.isBlank()
        ? List.of()
        : Arrays.stream(list.split(",", -1)).map(String::strip).toList();
  }

  /**
   * Whether a target needs it.
   *
   * @param target Python release and machine
   * @return true where it has no marker or the marker holds
   */
  public boolean appliesTo(PythonTarget target) {
    return marker.isEmpty() || marker.get().holds(target);
  }

  /**
   * Whether a version is as asked.
   *
   * @param version the version there is
   * @return true where every specifier admits it
   */
  public boolean admits(ProjectVersion version) {
    return specifiers.stream().allMatch(specifier -> specifier.admits(version));
  }

  /**
   * Whether it leaves no choice of version.
   *
   * @return true where it has a {@code ==} without {@code .*}, or a {@code ===}
   */
  public boolean isPinned() {
    return specifiers.stream()
        .anyMatch(
            specifier ->
                switch (specifier.comparison()) {
                  case EQUAL -> !specifier.prefix();
                  case IDENTICAL -> true;
                  default -> false;
                });
  }

  /**
   * This requirement for every target.
   *
   * @return the same without its marker
   */
  public Requirement withoutMarker() {
    return new Requirement(name, extras, specifiers, Optional.empty());
  }

  @Override
  public int compareTo(Requirement other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name.value());
    if (!extras.isEmpty()) {
      text.append('[').append(String.join(",", extras)).append(']');
    }
    text.append(
        specifiers.stream().map(VersionSpecifier::toString).collect(Collectors.joining(",")));
    marker.ifPresent(condition -> text.append(" ; ").append(condition));
    return text.toString();
  }
}
