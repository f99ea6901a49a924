package org.mathesar.deb.format.changelog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
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
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
    parameters.setOS(GzipParameters.OS.UNIX);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GzipCompressorOutputStream(bytes, parameters)) {
      gzip.write(render().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Memory does not fail to be written.
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
