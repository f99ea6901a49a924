package org.mathesar.deb.packager.descriptor.reading;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A descriptor as written, right or wrong.
 *
 * @param file where it was read
 * @param root everything in it
 */
record Document(Path file, Value.Mapping root) {
  private static final String EACH = "*";

  /**
   * The values at a path; what is not there, or not what the path takes it for, is left to the
   * schema.
   *
   * @param path keys separated by slashes; {@code *} stands for every key or member
   */
  Stream<Value> values(String path) {
    Stream<Value> found = Stream.of(root);
    for (String step : path.split("/", -1)) {
      found = found.flatMap(value -> children(value, step));
    }
    return found;
  }

  private static Stream<Value> children(Value value, String step) {
    if (value instanceof Value.Mapping mapping) {
      return mapping.members().stream()
          .filter(member -> step.equals(EACH) || step.equals(member.key()))
          .map(Value.Mapping.Member::value);
    }
    if (value instanceof Value.Sequence sequence && step.equals(EACH)) {
      return sequence.members().stream();
    }
    return Stream.empty();
  }

  /** The texts at a path. */
  List<Value.Text> texts(String... paths) {
    return Arrays.stream(paths)
        .flatMap(this::values)
        .filter(Value.Text.class::isInstance)
        .map(Value.Text.class::cast)
        .toList();
  }

  /** The first text at a path. */
  Optional<Value.Text> text(String path) {
    return texts(path).stream().findFirst();
  }

  /** The mappings at a path. */
  List<Value.Mapping> mappings(String path) {
    return values(path)
        .filter(Value.Mapping.class::isInstance)
        .map(Value.Mapping.class::cast)
        .toList();
  }

  /** The text of a mapping's key. */
  static Optional<Value.Text> text(Value.Mapping mapping, String key) {
    return mapping
        .member(key)
        .map(Value.Mapping.Member::value)
        .filter(Value.Text.class::isInstance)
        .map(Value.Text.class::cast);
  }
}
