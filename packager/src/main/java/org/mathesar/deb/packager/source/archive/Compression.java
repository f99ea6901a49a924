package org.mathesar.deb.packager.source.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a tarball is compressed, told from its first bytes: its name may be anything. */
enum Compression {
  GZIP(0, "1f8b") {
    @Override
    InputStream decompress(InputStream compressed) throws IOException {
      return GzipCompressorInputStream.builder()
          .setInputStream(compressed)
          .setDecompressConcatenated(true)
          .get();
    }
  },
  XZ(0, "fd377a585a00") {
    @Override
    InputStream decompress(InputStream compressed) throws IOException {
      return new XZInputStream(compressed, XZ_MEMORY_KIB);
    }
  },
  ZSTANDARD(0, "28b52ffd") {
    @Override
    InputStream decompress(InputStream compressed) throws IOException {
      return new ZstdInputStream(compressed);
    }
  },
  NONE(257, "7573746172") {
    @Override
    InputStream decompress(InputStream compressed) {
      return compressed;
    }
  };

  private static final int XZ_MEMORY_KIB = 256 << 10;
  private static final int HEAD_BYTES = 512;

  private final int offset;
  private final String magic;

  Compression(int offset, String magic) {
    this.offset = offset;
    this.magic = magic;
  }

  /**
   * Tells how a file is compressed.
   *
   * @param file a readable file
   * @return empty where it is no tarball that we read
   * @throws IOException where it cannot be read
   */
  static Optional<Compression> of(Path file) throws IOException {
    byte[] head;
    try (InputStream stream = Files.newInputStream(file)) {
      head = stream.readNBytes(HEAD_BYTES);
    }
    return Arrays.stream(values()).filter(candidate -> candidate.begins(head)).findFirst();
  }

  private boolean begins(byte[] head) {
    int end = offset + magic.length() / 2;
    return head.length >= end && HexFormat.of().formatHex(head, offset, end).equals(magic);
  }

  abstract InputStream decompress(InputStream compressed) throws IOException;
}
