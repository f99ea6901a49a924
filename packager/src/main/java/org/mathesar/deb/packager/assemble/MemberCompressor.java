package org.mathesar.deb.packager.assemble;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/**
 * Compresses a member of the package. dpkg stops reading after the first zstd frame or xz stream,
 * so there is always just one; and the bytes are the same whatever the number of processors.
 */
final class MemberCompressor {
  /** 2^27 = 128 MiB, the most that dpkg's zstd decoder accepts. */
  private static final int WINDOW_LOG = 27;

  /** Where zstd cuts the work for its threads; fixed, because it shows in the bytes. */
  private static final int JOB_BYTES = 32 << 20;

  private static final int MOST_ZSTD_WORKERS = 4;
  private static final long HEAP_FOR_THE_REST = 128L << 20;

  private final Profile profile;

  MemberCompressor(Profile profile) {
    this.profile = profile;
  }

  /** The member's file name suffix, such as {@code .zst}. */
  String suffix() {
    return profile == Profile.XZ ? ".xz" : ".zst";
  }

  /**
   * A stream that compresses into another; closing it ends the frame and closes the other.
   *
   * @param sink where the compressed bytes go
   * @param compressed hears of every byte of input once it is compressed
   */
  OutputStream compressing(OutputStream sink, LongConsumer compressed) throws IOException {
    return switch (profile) {
      case FAST -> zstd(sink, 10, compressed);
      case SMALL -> zstd(sink, 19, compressed);
      case XZ -> new BlockXzOutputStream(sink, xzThreads(), compressed);
    };
  }

  private static OutputStream zstd(OutputStream sink, int level, LongConsumer compressed) {
    ZstdCompressCtx context =
        new ZstdCompressCtx()
            .setLevel(level)
            .setLong(WINDOW_LOG)
            .setChecksum(true)
            .setWorkers(zstdWorkers())
            .setJobSize(JOB_BYTES);
    return new ZstdFrameOutputStream(sink, context, compressed);
  }

  /** Each worker holds two jobs and its tables outside Java's heap; four stay within half a GiB. */
  private static int zstdWorkers() {
    return Math.min(MOST_ZSTD_WORKERS, Runtime.getRuntime().availableProcessors());
  }

  /** Each thread holds a block, its packed form and the encoder's tables on Java's heap. */
  private static int xzThreads() {
    long affordable =
        (Runtime.getRuntime().maxMemory() - HEAP_FOR_THE_REST)
            / BlockXzOutputStream.BYTES_PER_THREAD;
    return (int) Math.max(1, Math.min(affordable, Runtime.getRuntime().availableProcessors()));
  }
}
