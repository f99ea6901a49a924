package org.mathesar.deb.format.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A paragraph of control data (Debian Policy 5.1): fields in the order they are written, no name
 * twice. Names are looked up without regard to case.
 *
 * @param fields in order
 */
public record Stanza(List<ControlField> fields) {
  private static final Stanza EMPTY = new Stanza(List.of());

  // Copies, and refuses a name that occurs twice.
  public Stanza {
    fields = List.copyOf(fields);
    Set<String> seen = new HashSet<>();
    for (ControlField field : fields) {
      if (!seen.add(field.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("field " + field.name() + " occurs twice in a stanza");
      }
    }
  }

  /**
   * A stanza without fields, to start from.
   *
   * @return no field
   */
  public static Stanza empty() {
    return EMPTY;
  }

  /**
   * A stanza of fields.
   *
   * @param fields in order
   * @return the stanza
   */
  public static Stanza of(ControlField... fields) {
    return new Stanza(Arrays.asList(fields));
  }

  /**
   * The value of a field.
   *
   * @param name in any case
   * @return empty where there is no such field
   */
  public Optional<String> get(String name) {
    return fields.stream()
        .filter(field -> field.isNamed(name))
        .map(ControlField::value)
        .findFirst();
  }

  /**
   * Whether there is a field of that name.
   *
   * @param name in any case
   * @return true where there is
   */
  public boolean has(String name) {
    return get(name).isPresent();
  }

  /**
   * The names of the fields.
   *
   * @return in order, as written
   */
  public List<String> names() {
    return fields.stream().map(ControlField::name).toList();
  }

  /**
   * This stanza with a field set: in place where there is one of that name, otherwise at the end.
   *
   * @param name as it is to be written
   * @param value as in {@link ControlField}
   * @return another stanza
   */
  public Stanza with(String name, String value) {
    ControlField added = new ControlField(name, value);
    List<ControlField> changed = new ArrayList<>(fields);
    changed.replaceAll(field -> field.isNamed(name) ? added : field);
    if (!has(name)) {
      changed.add(added);
    }
    return new Stanza(changed);
  }

  /**
   * This stanza with a field set where there is a value for it, and unchanged where not.
   *
   * @param name as it is to be written
   * @param value empty to leave the stanza as it is
   * @return another stanza
   */
  public Stanza withNonEmpty(String name, String value) {
    return value.isEmpty() ? this : with(name, value);
  }

  /**
   * This stanza without a field.
   *
   * @param name in any case; may be missing
   * @return another stanza
   */
  public Stanza without(String name) {
    return new Stanza(fields.stream().filter(field -> !field.isNamed(name)).toList());
  }

  /**
   * The stanza as it stands in a file, without the empty line that separates it from another.
   *
   * @return its fields' lines; empty text where it has none
   */
  public String render() {
    return fields.stream().map(ControlField::render).collect(Collectors.joining());
  }

  /**
   * Several stanzas as one file.
   *
   * @param stanzas in order
   * @return their text, separated by empty lines
   */
  public static String render(List<Stanza> stanzas) {
    return stanzas.stream().map(Stanza::render).collect(Collectors.joining("\n"));
  }
}
