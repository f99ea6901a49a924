package org.mathesar.deb.packager.descriptor.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mathesar.deb.packager.descriptor.TemplateVariables;
import org.mathesar.deb.packager.template.Variables;

/**
 * One of the two parts of the descriptor that say what surrounds something in a package.
 *
 * @param path as in {@link Document#values}
 * @param builtIn the built-in variables that its texts may name
 */
record Surroundings(String path, List<String> builtIn) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  private static final Surroundings APPLICATION =
      new Surroundings("packages/application", List.copyOf(TemplateVariables.OF_APPLICATION));
  private static final Surroundings LIBRARIES =
      new Surroundings("packages/libraries", ofLibraries());

  /** Both parts. */
  static final List<Surroundings> BOTH = List.of(APPLICATION, LIBRARIES);

  private static List<String> ofLibraries() {
    List<String> names = new ArrayList<>(TemplateVariables.OF_APPLICATION);
    names.addAll(TemplateVariables.OF_LIBRARIES_ONLY);
    return List.copyOf(names);
  }

  /** The names of all templates: those that are installed may be patterns. */
  List<Value.Text> templates(Document document) {
    return document.texts(
        path + "/scripts/*",
        path + "/templates",
        path + "/triggers",
        path + "/install/*/template",
        path + "/lintian-overrides");
  }

  /** Everything that names places on the target machine. */
  List<Value.Mapping> installed(Document document) {
    return Stream.of("/install/*", "/directories/*", "/links/*")
        .flatMap(list -> document.mappings(path + list).stream())
        .toList();
  }

  /** Every variable with something that it could stand for. */
  Variables specimens(Document document) {
    Map<String, String> values = new TreeMap<>();
    builtIn.forEach(name -> values.put(name, "x"));
    values.put("DIRECTORY", "/x");
    document
        .text("application/name")
        .map(Value.Text::text)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> values.put("PACKAGE", name));
    for (Value.Mapping variables : document.mappings("variables")) {
      variables.members().stream()
          .filter(member -> NAME.matcher(member.key()).matches())
          .forEach(
              member ->
                  values.put(
                      member.key(), member.value() instanceof Value.Text text ? text.text() : "x"));
    }
    document
        .text("application/directory")
        .map(Value.Text::text)
        .filter(directory -> directory.startsWith("/"))
        .ifPresent(directory -> values.put("DIRECTORY", directory));
    return new Variables(values);
  }
}
