package org.mathesar.deb.packager.descriptor;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.value.RelativePath;

/**
 * How the user interface is built from a checkout. A source that has the proof already is not built
 * again.
 *
 * @param folder where the commands run
 * @param commands in order, each a program and its arguments
 * @param environment set for them
 * @param result the folder that the commands fill
 * @param proof a file that is there once it is built
 */
public record UserInterface(
    RelativePath folder,
    List<List<String>> commands,
    Map<String, String> environment,
    RelativePath result,
    RelativePath proof) {

  // Copies.
  public UserInterface {
    commands = commands.stream().map(List::copyOf).toList();
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }
}
