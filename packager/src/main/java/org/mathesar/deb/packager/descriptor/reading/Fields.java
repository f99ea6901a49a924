package org.mathesar.deb.packager.descriptor.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A mapping of a descriptor that is known to be right, taken apart into Java values. What is not as
 * expected is a gap in the schema or the rules, and so a bug.
 *
 * @param mapping the keys and values
 */
record Fields(Value.Mapping mapping) {

  private Optional<Value> value(String key) {
    return mapping.member(key).map(Value.Mapping.Member::value);
  }

  /** A text that has to be there. */
  String text(String key) {
    return optionalText(key).orElseThrow(() -> unexpected(key));
  }

  /** A text that may be there. */
  Optional<String> optionalText(String key) {
    return value(key).map(Fields::asText);
  }

  /** A whole number that may be there. */
  Optional<Integer> optionalNumber(String key) {
    return value(key).map(Fields::asNumber);
  }

  /** Further keys that have to be there. */
  Fields fields(String key) {
    return optionalFields(key).orElseThrow(() -> unexpected(key));
  }

  /** Further keys that may be there. */
  Optional<Fields> optionalFields(String key) {
    return value(key).map(Fields::asFields);
  }

  /** A list of texts; none where the key is missing. */
  <T> List<T> texts(String key, Function<String, T> parser) {
    return list(key, value -> parser.apply(asText(value)));
  }

  /** A list of mappings; none where the key is missing. */
  <T> List<T> each(String key, Function<Fields, T> maker) {
    return list(key, value -> maker.apply(asFields(value)));
  }

  /** A list of lists of texts; none where the key is missing. */
  List<List<String>> lists(String key) {
    return list(key, value -> list(value, Fields::asText));
  }

  /** Texts by key, ordered; none where the key is missing. */
  <T> Map<String, T> map(String key, Function<String, T> parser) {
    Map<String, T> map = new TreeMap<>();
    optionalFields(key).stream()
        .flatMap(fields -> fields.mapping().members().stream())
        .forEach(member -> map.put(member.key(), parser.apply(asText(member.value()))));
    return map;
  }

  private <T> List<T> list(String key, Function<Value, T> maker) {
    return value(key).map(value -> list(value, maker)).orElse(List.of());
  }

  private static <T> List<T> list(Value value, Function<Value, T> maker) {
    if (value instanceof Value.Sequence sequence) {
      return sequence.members().stream().map(maker).toList();
    }
    throw unexpected(value);
  }

  private static String asText(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    throw unexpected(value);
  }

  private static Integer asNumber(Value value) {
    if (value instanceof Value.Numeral number) {
      return new BigDecimal(number.written()).intValueExact();
    }
    throw unexpected(value);
  }

  private static Fields asFields(Value value) {
    if (value instanceof Value.Mapping mapping) {
      return new Fields(mapping);
    }
    throw unexpected(value);
  }

  private IllegalStateException unexpected(String key) {
    return new IllegalStateException(
        "the rules let a descriptor pass without " + key + " in " + mapping.place());
  }

  private static IllegalStateException unexpected(Value value) {
    return new IllegalStateException("the rules let a descriptor pass with " + value);
  }
}
