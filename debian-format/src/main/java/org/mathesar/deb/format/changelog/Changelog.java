package org.mathesar.deb.format.changelog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.mathesar.deb.format.compression.Gzip;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * A Debian changelog (Debian Policy 4.4, deb-changelog(5)).
 *
 * @param entries the newest first
 */
public record Changelog(List<ChangelogEntry> entries) {

  // Copies.
  public Changelog {
    entries = List.copyOf(entries);
  }

  /**
   * A changelog from its text.
   *
   * @param text lines ending with line feeds
   * @param origin what error sentences call the text, such as a file name
   * @return its entries
   * @throws UserProblem naming every line that does not belong
   */
  public static Changelog parse(String text, String origin) {
    return new ChangelogParser(origin).parse(text);
  }

  /**
   * The changelog as a file.
   *
   * @return entries separated by empty lines
   */
  public String render() {
    return entries.stream().map(ChangelogEntry::render).collect(Collectors.joining("\n"));
  }

  /**
   * The changelog as packages carry it in {@code changelog.Debian.gz} (Debian Policy 12.7): as
   * {@code gzip -9n} would leave it, without name and time. The same text gives the same bytes with
   * the same zlib.
   *
   * @return a gzip file
   */
  public byte[] gzipped() {
    return Gzip.pack(render().getBytes(StandardCharsets.UTF_8));
  }
}
