package org.mathesar.deb.publisher.store;

import java.util.List;

/**
 * Where a file or a folder is in a repository, counted from its root; the root itself has no
 * segments.
 *
 * @param segments names without {@code /}, none of them empty, {@code .} or {@code ..}
 */
public record StorePath(List<String> segments) implements Comparable<StorePath> {
  /** The folder that holds the repository. */
  public static final StorePath ROOT = new StorePath(List.of());

  // Refuses what could lead out of the repository, with the text quoted.
  public StorePath {
    segments = List.copyOf(segments);
    for (String segment : segments) {
      boolean leadsAway = segment.isEmpty() || segment.equals(".") || segment.equals("..");
      if (leadsAway || segment.chars().anyMatch(c -> c == '/' || c < ' ' || c == 127)) {
        throw new IllegalArgumentException(
            "'" + String.join("/", segments) + "' is no path in a repository");
      }
    }
  }

  /**
   * A path from text.
   *
   * @param text such as {@code dists/stable/InRelease}; empty for the root
   * @return the path
   * @throws IllegalArgumentException with the text quoted where it is none
   */
  public static StorePath of(String text) {
    return text.isEmpty() ? ROOT : new StorePath(List.of(text.split("/", -1)));
  }

  /**
   * What is below.
   *
   * @param text one or more segments
   * @return this path with them at its end
   */
  public StorePath resolve(String text) {
    return this.equals(ROOT) ? of(text) : of(this + "/" + text);
  }

  /**
   * The folder it is in.
   *
   * @return the path without its last segment
   * @throws IllegalStateException for the root
   */
  public StorePath parent() {
    requireName();
    return new StorePath(segments.subList(0, segments.size() - 1));
  }

  /**
   * The last segment.
   *
   * @return a name without {@code /}
   * @throws IllegalStateException for the root
   */
  public String name() {
    requireName();
    return segments.get(segments.size() - 1);
  }

  private void requireName() {
    if (segments.isEmpty()) {
      throw new IllegalStateException("the root of a repository has neither name nor parent");
    }
  }

  @Override
  public int compareTo(StorePath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
