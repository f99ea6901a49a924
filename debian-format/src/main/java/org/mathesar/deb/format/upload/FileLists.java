package org.mathesar.deb.format.upload;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.mathesar.deb.format.value.Architecture;

/** What descriptions of uploads and of builds have in common. */
final class FileLists {
  private FileLists() {}

  /** One line for each thing, below an empty first line. */
  static <T> String lines(Collection<T> things, Function<T, String> line) {
    StringBuilder value = new StringBuilder();
    for (T thing : things) {
      value.append('\n').append(line.apply(thing));
    }
    return value.toString();
  }

  /** Sorted and without repetition. */
  static <T extends Comparable<T>> List<T> sorted(Collection<T> things) {
    return List.copyOf(new TreeSet<>(things));
  }

  /** What stands for several architectures in a file's name. */
  static String architecturePart(List<Architecture> architectures) {
    return architectures.size() == 1 ? architectures.get(0).value() : "multi";
  }

  static String joined(Collection<?> things) {
    return String.join(" ", things.stream().map(Object::toString).toList());
  }
}
