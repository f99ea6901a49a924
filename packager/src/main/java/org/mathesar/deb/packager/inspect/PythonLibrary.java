package org.mathesar.deb.packager.inspect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.packager.python.ProjectName;

/**
 * A Python library in a package.
 *
 * @param name of its project
 * @param version as the project writes it
 */
public record PythonLibrary(ProjectName name, String version) implements Comparable<PythonLibrary> {
  private static final Pattern NAME = Pattern.compile("(?im)^Name:[ \t]*(\\S+)[ \t]*$");
  private static final Pattern VERSION = Pattern.compile("(?im)^Version:[ \t]*(\\S+)[ \t]*$");

  /** Reads core metadata (METADATA of a .dist-info folder); empty where it names no library. */
  static Optional<PythonLibrary> ofMetadata(String text) {
    String headers = text.split("\\r?\\n\\r?\\n", 2)[0].replace("\r", "");
    Matcher name = NAME.matcher(headers);
    Matcher version = VERSION.matcher(headers);
    if (!name.find() || !version.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PythonLibrary(ProjectName.normalising(name.group(1)), version.group(1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(PythonLibrary other) {
    int order = name.compareTo(other.name);
    return order != 0 ? order : version.compareTo(other.version);
  }
}
