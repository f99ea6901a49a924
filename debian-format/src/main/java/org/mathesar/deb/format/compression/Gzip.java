package org.mathesar.deb.format.compression;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Small files compressed as Debian Policy 12.7 and 12.1 ask for changelogs and manual pages. */
public final class Gzip {
  private Gzip() {}

  /**
   * Compresses as {@code gzip -9n} does, without name and time. The same bytes give the same bytes
   * with the same zlib.
   *
   * @param bytes what to compress
   * @return a gzip file
   */
  public static byte[] pack(byte[] bytes) {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
    parameters.setOS(GzipParameters.OS.UNIX);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GzipCompressorOutputStream(packed, parameters)) {
      gzip.write(bytes);
    } catch (IOException e) {
      // Memory does not fail to be written.
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
