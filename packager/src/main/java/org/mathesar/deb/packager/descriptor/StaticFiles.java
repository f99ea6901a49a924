package org.mathesar.deb.packager.descriptor;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.value.RelativePath;

/**
 * How static files are collected and compressed, with the libraries of the building machine's
 * Python release.
 *
 * @param command arguments for the Python interpreter, run in the application's folder, such as
 *     {@code manage.py collectstatic --noinput}
 * @param environment set for it
 * @param result the folder that it fills
 * @param needs what the building machine has to have for it, as Debian package names by the shared
 *     library that is looked for, such as {@code libcairo.so.2: libcairo2}
 */
public record StaticFiles(
    List<String> command,
    Map<String, String> environment,
    RelativePath result,
    Map<String, String> needs) {

  // Copies.
  public StaticFiles {
    command = List.copyOf(command);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
  }
}
