package org.mathesar.deb.install.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.deb.DebReader;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.InstallPath;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * An application in packages, as they describe it themselves.
 *
 * @param name its package, which is also the name of its command, units and folders
 * @param version of that package
 * @param port where it listens on the loopback address
 * @param loginPage path of a page that everybody may see and that takes the database
 * @param pythons the releases of Python that its libraries are there for, such as {@code 3.13}
 */
public record PackagedApplication(
    PackageName name, DebVersion version, int port, String loginPage, List<String> pythons) {
  private static final Pattern PORT = Pattern.compile("(?m)^PORT = int\\(\"([0-9]+)\"\\)$");
  private static final Pattern LOGIN_PAGE = Pattern.compile("(?m)^LOGIN_PAGE = \"(/[^\"]*)\"$");

  // Copies.
  public PackagedApplication {
    pythons = List.copyOf(pythons);
  }

  /**
   * Looks into a folder of packages.
   *
   * @param folder with the .deb files of one version of one application
   * @return what they say
   * @throws UserProblem where there is no such application, or more than one
   * @throws UncheckedIOException where the folder cannot be read
   */
  public static PackagedApplication in(Path folder) {
    Map<String, Path> packages = new TreeMap<>();
    List<PackagedApplication> found = new ArrayList<>();
    try {
      for (Path file : debs(folder)) {
        packages.put(DebReader.readControl(file).stanza().get("Package").orElse(""), file);
      }
      for (Path file : packages.values()) {
        described(file, packages).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found.size() != 1) {
      throw UserProblem.of(
          "%s has the packages of %d applications made by mathesar-deb where those of one are"
              + " needed: name another folder with -Dpackages=DIR.",
          folder, found.size());
    }
    return found.get(0);
  }

  private static List<Path> debs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw UserProblem.of(
          "There is no folder %s: name one with .deb files with -Dpackages=DIR.", folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".deb")).sorted().toList();
    }
  }

  private static Optional<PackagedApplication> described(Path file, Map<String, Path> packages)
      throws IOException {
    Stanza stanza = DebReader.readControl(file).stanza();
    String name = stanza.get("Package").orElse("");
    if (!stanza.get("Architecture").equals(Optional.of("all"))) {
      return Optional.empty();
    }
    InstallPath place = new InstallPath("/usr/share/" + name + "/admin/about.py");
    StringBuilder about = new StringBuilder();
    DebReader.read(
        file,
        (entry, content) -> {
          if (entry.path().equals(Optional.of(place))) {
            about.append(text(content));
          }
        });
    if (about.isEmpty()) {
      return Optional.empty();
    }
    List<String> pythons =
        packages.keySet().stream()
            .filter(other -> other.startsWith(name + "-python"))
            .map(other -> other.substring((name + "-python").length()))
            .toList();
    return Optional.of(
        new PackagedApplication(
            new PackageName(name),
            DebVersion.parse(stanza.get("Version").orElse("")),
            Integer.parseInt(value(PORT, about, file)),
            value(LOGIN_PAGE, about, file),
            pythons));
  }

  private static String text(InputStream content) throws IOException {
    return new String(content.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String value(Pattern pattern, CharSequence text, Path file) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(file + ": about.py has no line " + pattern);
    }
    return matcher.group(1);
  }

  /**
   * The unit that serves.
   *
   * @return such as {@code pantry.service}
   */
  public String service() {
    return name + ".service";
  }

  /**
   * The unit that prepares the database.
   *
   * @return such as {@code pantry-setup.service}
   */
  public String setUp() {
    return name + "-setup.service";
  }

  /**
   * The unit whose socket it is reached at.
   *
   * @return such as {@code pantry.socket}
   */
  public String socket() {
    return name + ".socket";
  }

  /**
   * The package of its libraries for a release of Python.
   *
   * @param python such as {@code 3.13}
   * @return such as {@code pantry-python3.13}
   */
  public PackageName libraries(String python) {
    return new PackageName(name + "-python" + python);
  }
}
