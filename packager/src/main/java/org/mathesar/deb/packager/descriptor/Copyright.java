package org.mathesar.deb.packager.descriptor;

import java.util.List;

/**
 * The copyright of the application itself (Debian's machine-readable format 1.0).
 *
 * @param license short name, such as {@code GPL-3}; the text is looked for in
 *     /usr/share/common-licenses by it
 * @param holders such as {@code 2021-2026 Mathesar Foundation}
 * @param text the license's text as plain lines; empty text where /usr/share/common-licenses has it
 * @param parts parts of the application under other terms
 */
public record Copyright(String license, List<String> holders, String text, List<Part> parts) {

  /**
   * Files under terms of their own.
   *
   * @param files patterns as the format has them, relative to the source
   * @param license short name
   * @param holders who has the copyright
   * @param text the license's text, as plain lines
   */
  public record Part(List<String> files, String license, List<String> holders, String text) {
    // Copies.
    public Part {
      files = List.copyOf(files);
      holders = List.copyOf(holders);
    }
  }

  // Copies.
  public Copyright {
    holders = List.copyOf(holders);
    parts = List.copyOf(parts);
  }
}
