package org.mathesar.deb.packager.copyright;

import java.util.List;
import org.mathesar.deb.format.control.Stanza;

/**
 * Who has the copyright of some files, and under which licence they are.
 *
 * @param files which
 * @param holders at least one
 * @param license the licences, whose texts stand elsewhere
 * @param comment plain lines; empty text for none
 */
record FilesStanza(
    List<FilePattern> files, List<String> holders, LicenseExpression license, String comment) {

  // Copies.
  FilesStanza {
    files = List.copyOf(files);
    holders = List.copyOf(holders);
  }

  /** The same with further lines of comment. */
  FilesStanza withComment(List<String> lines) {
    String added = String.join("\n", lines);
    return new FilesStanza(
        files, holders, license, comment.isEmpty() ? added : comment + "\n\n" + added);
  }

  Stanza stanza() {
    return Stanza.empty()
        .with("Files", aligned("Files", files))
        .with("Copyright", aligned("Copyright", holders))
        .with("License", license.value())
        .withNonEmpty("Comment", comment.isEmpty() ? "" : "\n" + comment);
  }

  /** One below the other, behind the name. */
  private static String aligned(String field, List<?> values) {
    // A continued line has one blank already.
    String indent = "\n" + " ".repeat(field.length() + 1);
    return String.join(indent, values.stream().map(Object::toString).toList());
  }
}
