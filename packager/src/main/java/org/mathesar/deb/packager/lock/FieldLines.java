package org.mathesar.deb.packager.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which lines of a text of control data hold which field, for sentences about mistakes. */
final class FieldLines {
  private final List<Map<String, List<Integer>>> stanzas = new ArrayList<>();

  /**
   * Looks through a text.
   *
   * @param text control data in which the parser found no mistake
   */
  FieldLines(String text) {
    boolean within = false;
    List<Integer> current = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.isEmpty()) {
        within = false;
      } else if (line.startsWith(" ") || line.startsWith("\t")) {
        current.add(i + 1);
      } else if (!line.startsWith("#")) {
        if (!within) {
          stanzas.add(new TreeMap<>());
          within = true;
        }
        current = new ArrayList<>(List.of(i + 1));
        String name = line.substring(0, line.indexOf(':')).stripTrailing();
        stanzas.get(stanzas.size() - 1).put(name.toLowerCase(Locale.ROOT), current);
      }
    }
  }

  /**
   * The line of a part of a field's value.
   *
   * @param stanza which one, from 0
   * @param field its name in any case
   * @param part which line of the value, from 0
   * @return the line of the text, from 1
   */
  int line(int stanza, String field, int part) {
    return stanzas.get(stanza).getOrDefault(field.toLowerCase(Locale.ROOT), List.of()).get(part);
  }

  /**
   * The first line of a stanza.
   *
   * @param stanza which one, from 0
   * @return the line of the text, from 1
   */
  int start(int stanza) {
    return stanzas.get(stanza).values().stream()
        .mapToInt(lines -> lines.get(0))
        .min()
        .orElseThrow();
  }
}
