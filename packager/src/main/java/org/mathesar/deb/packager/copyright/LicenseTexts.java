package org.mathesar.deb.packager.copyright;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The licence stanzas of a file, each name once. A text that has a name already keeps it; another
 * text of the same name gets a name of its own.
 */
final class LicenseTexts {
  private final SortedMap<LicenseName, String> texts = new TreeMap<>();
  private final Map<LicenseName, Map<String, LicenseName>> namesByKey = new HashMap<>();

  /**
   * Adds a text.
   *
   * @param name what it is called
   * @param text without the notices of one project
   * @param owner distinguishes it from other texts of that name
   * @return what it is called in the end
   */
  LicenseName add(LicenseName name, LicenseText text, String owner) {
    return namesByKey
        .computeIfAbsent(name, first -> new HashMap<>())
        .computeIfAbsent(text.key(), key -> addNew(name, text, owner));
  }

  private LicenseName addNew(LicenseName name, LicenseText text, String owner) {
    LicenseName candidate = name;
    for (int i = 1; texts.containsKey(candidate); i++) {
      candidate = new LicenseName(name + "-" + owner + (i == 1 ? "" : "-" + i));
    }
    texts.put(candidate, text.value());
    return candidate;
  }

  /** All of them by name. */
  SortedMap<LicenseName, String> all() {
    return new TreeMap<>(texts);
  }
}
