package org.mathesar.deb.packager.python;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name of a wheel (binary distribution format, PEP 427): {@code
 * project-version[-build]-python-abi-platform.whl}, the last three being sets of tags separated by
 * full stops (PEP 425).
 *
 * @param fileName as the index has it
 */
public record WheelName(String fileName) implements Comparable<WheelName> {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<project>[A-Za-z0-9][A-Za-z0-9._]*)-(?<version>[A-Za-z0-9_.!+]+)"
              + "(-(?<build>[0-9][A-Za-z0-9_.]*))?"
              + "-(?<python>[a-z0-9_.]+)-(?<abi>[a-z0-9_.]+)-(?<platform>[A-Za-z0-9_.]+)\\.whl");

  // Checks the form; throws {@link IllegalArgumentException} with the name quoted.
  public WheelName {
    if (!FORM.matcher(fileName).matches()) {
      throw new IllegalArgumentException("'" + fileName + "' is no file name of a wheel");
    }
  }

  /**
   * The project.
   *
   * @return its normalised name
   */
  public ProjectName project() {
    return ProjectName.normalising(part("project"));
  }

  /**
   * The version of the project.
   *
   * @return as the file name has it
   */
  public String version() {
    return part("version");
  }

  /**
   * The build tag, by which later builds of one version are told.
   *
   * @return empty text where the name has none
   */
  public String buildTag() {
    return optionalPart("build").orElse("");
  }

  /**
   * The Python tags, such as {@code py3} or {@code cp311}.
   *
   * @return at least one
   */
  public List<String> pythonTags() {
    return tags("python");
  }

  /**
   * The ABI tags, such as {@code none}, {@code abi3} or {@code cp311}.
   *
   * @return at least one
   */
  public List<String> abiTags() {
    return tags("abi");
  }

  /**
   * The platform tags, such as {@code any} or {@code manylinux_2_17_x86_64}.
   *
   * @return at least one
   */
  public List<String> platformTags() {
    return tags("platform");
  }

  /**
   * Whether the wheel has no compiled parts.
   *
   * @return true where it is for any platform
   */
  public boolean isPure() {
    return platformTags().contains("any");
  }

  private String part(String group) {
    return optionalPart(group).orElseThrow();
  }

  private Optional<String> optionalPart(String group) {
    Matcher matcher = FORM.matcher(fileName);
    if (!matcher.matches()) {
      throw new IllegalStateException(fileName);
    }
    return Optional.ofNullable(matcher.group(group));
  }

  private List<String> tags(String group) {
    return Arrays.asList(part(group).split("\\."));
  }

  @Override
  public int compareTo(WheelName other) {
    return fileName.compareTo(other.fileName);
  }

  @Override
  public String toString() {
    return fileName;
  }
}
