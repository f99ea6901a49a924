package org.mathesar.deb.packager.assemble;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Compresses a member of the package. dpkg stops reading after the first zstd frame or xz stream,
 * so there is always just one; and the bytes are the same whatever the number of processors.
 */
final class MemberCompressor {
  /** 2^27 = 128 MiB, the most that dpkg's zstd decoder accepts. */
  private static final int WINDOW_LOG = 27;

  /** Where zstd cuts the work for its threads; fixed, because it shows in the bytes. */
  private static final int JOB_BYTES = 32 << 20;

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
   */
  OutputStream compressing(OutputStream sink) throws IOException {
    return switch (profile) {
      case FAST -> zstd(sink, 10);
      case SMALL -> zstd(sink, 19);
      case XZ -> new BlockXzOutputStream(sink, processors());
    };
  }

  private static OutputStream zstd(OutputStream sink, int level) throws IOException {
    return new ZstdOutputStreamNoFinalizer(sink)
        .setLevel(level)
        .setLong(WINDOW_LOG)
        .setChecksum(true)
        .setWorkers(processors())
        .setJobSize(JOB_BYTES);
  }

  private static int processors() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }
}
