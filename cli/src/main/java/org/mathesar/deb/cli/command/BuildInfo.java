package org.mathesar.deb.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * What this tool is.
 *
 * @param version of the tool
 * @param commit what it was built from, or {@code unknown}
 */
public record BuildInfo(String version, String commit) {
  private static final String RESOURCE = "/org/mathesar/deb/cli/build.properties";

  /**
   * What the build wrote down.
   *
   * @return read anew
   */
  public static BuildInfo read() {
    Properties properties = new Properties();
    try (InputStream stream = BuildInfo.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(
        properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
  }

  /**
   * What {@code --version} shows.
   *
   * @return one line each for the tool, its commit and Java
   */
  public List<String> lines() {
    return List.of(MathesarDeb.NAME + " " + version, "commit " + commit, "Java " + java());
  }

  /**
   * For whoever looks for a bug.
   *
   * @return one phrase
   */
  String phrase() {
    return MathesarDeb.NAME + " " + version + " (commit " + commit + ", Java " + java() + ")";
  }

  private static String java() {
    return System.getProperty("java.runtime.version") + " by " + System.getProperty("java.vendor");
  }
}
