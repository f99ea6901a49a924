package org.mathesar.deb.format.upload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * The Source field of packages and uploads (Debian Policy 5.6.1): the version is written only where
 * it is not that of what the field stands in.
 *
 * @param name the source package
 * @param version its version
 */
public record SourceReference(PackageName name, DebVersion version) {
  private static final Pattern FORM = Pattern.compile("(\\S+)(?:\\s+\\(([^()\\s]+)\\))?");

  /**
   * A reference from the value of a field.
   *
   * @param text such as {@code pantry} or {@code pantry (1.0-1)}
   * @param ownVersion the version of what the field stands in
   * @return the reference
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static SourceReference parse(String text, DebVersion ownVersion) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' names no source package: write 'name' or 'name (version)'");
    }
    String version = matcher.group(2);
    return new SourceReference(
        new PackageName(matcher.group(1)),
        version == null ? ownVersion : DebVersion.parse(version));
  }

  /**
   * The value of the field.
   *
   * @param ownVersion the version of what the field stands in
   * @return the name, followed by the version where it is another
   */
  public String value(DebVersion ownVersion) {
    return version.equals(ownVersion) ? name.value() : name + " (" + version + ")";
  }
}
