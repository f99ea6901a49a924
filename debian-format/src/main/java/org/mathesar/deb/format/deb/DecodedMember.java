package org.mathesar.deb.format.deb;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.mathesar.deb.format.problem.UserProblem;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;

/**
 * A member of a package, uncompressed. Whatever a decoder stumbles over is the package's damage.
 * Counts what it gave.
 */
final class DecodedMember extends InputStream {
  /** 2^27 = 128 MiB, the most that dpkg's zstd decoder accepts. */
  private static final int ZSTD_WINDOW_LOG = 27;

  /** For a dictionary of 64 MiB, the largest that xz makes, with room to spare. */
  private static final int LZMA_MEMORY_KIB = 256 << 10;

  private final InputStream compressed;
  private final DebMember member;
  private final Damage damage;
  private final InputStream decoder;
  private long given;

  private interface Source {
    int read() throws IOException;
  }

  DecodedMember(InputStream compressed, DebMember member, Compression compression, Damage damage) {
    // These two decoders take one byte at a time.
    boolean inBytes = compression == Compression.BZIP2 || compression == Compression.LZMA;
    this.compressed = inBytes ? new BufferedInputStream(compressed) : compressed;
    this.member = member;
    this.damage = damage;
    try {
      this.decoder = decoder(compression);
    } catch (IOException | RuntimeException e) {
      throw translated(e);
    }
  }

  private InputStream decoder(Compression compression) throws IOException {
    return switch (compression) {
      case NONE -> compressed;
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(compressed)
              .setDecompressConcatenated(true)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(compressed, false);
      case LZMA -> new LZMAInputStream(compressed, LZMA_MEMORY_KIB);
      case XZ -> new SingleXZInputStream(compressed, LZMA_MEMORY_KIB);
      case ZSTD -> zstd();
    };
  }

  private InputStream zstd() throws IOException {
    ZstdFrameGuard guarded = new ZstdFrameGuard(compressed, damage, member.name());
    return new ZstdInputStreamNoFinalizer(guarded).setLongMax(ZSTD_WINDOW_LOG);
  }

  @Override
  public int read() {
    int read = reading(decoder::read);
    given += read < 0 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int read = reading(() -> decoder.read(buffer, offset, length));
    given += Math.max(0, read);
    return read;
  }

  /** How many bytes were read so far. */
  long given() {
    return given;
  }

  /** Says so where compressed data is left behind what was decoded to its end. */
  void requireEnd() {
    if (reading(compressed::read) >= 0) {
      throw damage.because(
          "its member %s goes on behind its compressed data, and dpkg stops there", member.name());
    }
  }

  private int reading(Source source) {
    try {
      return source.read();
    } catch (IOException | RuntimeException e) {
      throw translated(e);
    }
  }

  private RuntimeException translated(Exception failure) {
    if (failure instanceof UserProblem problem) {
      return problem;
    }
    if (failure instanceof DeviceFailure device) {
      return device;
    }
    if (failure instanceof MemoryLimitException limit) {
      return damage.causedBy(
          limit,
          "unpacking its member %s would take %d MiB of memory",
          member.name(),
          limit.getMemoryNeeded() >> 10);
    }
    String message = failure.getMessage();
    return damage.causedBy(
        failure,
        "its member %s is damaged (%s)",
        member.name(),
        message == null ? failure.getClass().getSimpleName() : message);
  }

  @Override
  public void close() {
    // Frees the decoder's native memory; the file below stays open.
    try {
      decoder.close();
    } catch (IOException e) {
      throw translated(e);
    }
  }
}
