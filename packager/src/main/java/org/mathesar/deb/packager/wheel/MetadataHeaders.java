package org.mathesar.deb.packager.wheel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The header of METADATA and WHEEL: e-mail header fields in UTF-8 (core metadata specifications).
 * The description that may follow is not looked at.
 *
 * @param values every value of a field, in order, by its name in lower case
 */
record MetadataHeaders(Map<String, List<String>> values) {
  /** What the tools put before further lines of a value, which may be indented themselves. */
  private static final Pattern INDENT = Pattern.compile("^( {8}| {7}\\||\\s+)");

  /**
   * Reads the header.
   *
   * @param text the file
   * @return its fields
   */
  static MetadataHeaders parse(String text) {
    Map<String, List<String>> values = new TreeMap<>();
    List<String> current = new ArrayList<>();
    for (String line : text.split("\\r?\\n", -1)) {
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        if (!current.isEmpty()) {
          String unindented = INDENT.matcher(line).replaceFirst("");
          current.add(current.remove(current.size() - 1) + "\n" + unindented);
        }
      } else if (colon > 0) {
        current =
            values.computeIfAbsent(
                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                missing -> new ArrayList<>());
        current.add(line.substring(colon + 1).strip());
      }
    }
    return new MetadataHeaders(values);
  }

  /**
   * All values of a field.
   *
   * @param field its name, in any case
   * @return in order, none where the field is missing; what says nothing is left out
   */
  List<String> all(String field) {
    return values.getOrDefault(field.toLowerCase(Locale.ROOT), List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty() && !value.equals("UNKNOWN"))
        .toList();
  }

  /**
   * The first value of a field.
   *
   * @param field its name, in any case
   * @return empty where the field is missing or says nothing
   */
  Optional<String> first(String field) {
    return all(field).stream().findFirst();
  }
}
