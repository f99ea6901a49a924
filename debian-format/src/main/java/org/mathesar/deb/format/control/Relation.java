package org.mathesar.deb.format.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * A package another one relates to, as in {@code Depends} (Debian Policy 7.1): {@code
 * name[:architecture] [(operator version)]}.
 *
 * @param name the package
 * @param architecture qualifier such as {@code any}, empty text for none
 * @param constraint what is asked of its version, if anything
 */
public record Relation(
    PackageName name, String architecture, Optional<VersionConstraint> constraint) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<name>[^\\s:()\\[\\]<>]+)(?::(?<arch>[^\\s()\\[\\]<>]+))?\\s*"
              + "(?:\\(\\s*(?<operator>[<>=]+)\\s*(?<version>[^\\s()]+)\\s*\\))?");
  private static final Pattern ARCHITECTURE = Pattern.compile("([a-z0-9][a-z0-9-]*)?");

  // Checks the qualifier; throws {@link IllegalArgumentException} with it quoted.
  public Relation {
    if (!ARCHITECTURE.matcher(architecture).matches()) {
      throw new IllegalArgumentException(
          "'" + architecture + "' is no architecture for a relation");
    }
  }

  /**
   * A relation to any version of a package.
   *
   * @param name the package
   * @return the relation
   */
  public static Relation to(PackageName name) {
    return new Relation(name, "", Optional.empty());
  }

  /**
   * A relation to some versions of a package.
   *
   * @param name the package
   * @param operator how to compare
   * @param version what to compare with
   * @return the relation
   */
  public static Relation to(PackageName name, Operator operator, DebVersion version) {
    return new Relation(name, "", Optional.of(new VersionConstraint(operator, version)));
  }

  /**
   * A relation from its text.
   *
   * @param text such as {@code python3 (>= 3.11~)}
   * @return the relation
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Relation parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text.strip()
              + "' is no relation of a binary package: write 'name' or 'name (>= version)'");
    }
    return new Relation(
        new PackageName(matcher.group("name")),
        Optional.ofNullable(matcher.group("arch")).orElse(""),
        Optional.ofNullable(matcher.group("operator"))
            .map(
                operator ->
                    new VersionConstraint(
                        Operator.parse(operator), DebVersion.parse(matcher.group("version")))));
  }

  @Override
  public String toString() {
    return name
        + (architecture.isEmpty() ? "" : ":" + architecture)
        + constraint.map(c -> " " + c).orElse("");
  }
}
