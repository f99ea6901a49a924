package org.mathesar.deb.format.deb;

import java.io.IOException;
import java.io.InputStream;

/** Is shown everything that a package unpacks, in the order of its archive. */
@FunctionalInterface
public interface DataVisitor {

  /**
   * Is shown one entry.
   *
   * @param entry what it is
   * @param content the bytes of a regular file, nothing for everything else; need not be read to
   *     its end, and is of no use after the call
   * @throws IOException where the visitor fails
   */
  void visit(DebEntry entry, InputStream content) throws IOException;

  /**
   * Looks at nothing.
   *
   * @return a visitor for reading a package only to see that it is whole
   */
  static DataVisitor none() {
    return (entry, content) -> {};
  }
}
