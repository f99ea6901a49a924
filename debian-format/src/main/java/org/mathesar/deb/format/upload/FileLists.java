package org.mathesar.deb.format.upload;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.version.DebVersion;

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

  /** The name that both descriptions of an upload have, but for its suffix. */
  static FileName fileName(
      SourceReference source, DebVersion version, List<Architecture> architectures, String suffix) {
    return new FileName(
        source.name()
            + "_"
            + version.withoutEpoch()
            + "_"
            + architecturePart(architectures)
            + suffix);
  }

  /** What stands for several architectures in a file's name. */
  private static String architecturePart(List<Architecture> architectures) {
    return architectures.size() == 1 ? architectures.get(0).value() : "multi";
  }

  static String joined(Collection<?> things) {
    return String.join(" ", things.stream().map(Object::toString).toList());
  }
}
