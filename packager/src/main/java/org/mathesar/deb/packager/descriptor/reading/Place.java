package org.mathesar.deb.packager.descriptor.reading;

/**
 * Where a value stands in the descriptor.
 *
 * @param line counted from 1
 * @param path keys joined by full stops, positions in lists counted from 0 and in brackets, such as
 *     {@code releases[0].codename}; empty text for the whole file
 */
record Place(int line, String path) {

  /** The place of a key's value. */
  Place key(String key, int keyLine) {
    return new Place(keyLine, path.isEmpty() ? key : path + "." + key);
  }

  /** The place of a list's member. */
  Place member(int index, int memberLine) {
    return new Place(memberLine, path + "[" + index + "]");
  }
}
