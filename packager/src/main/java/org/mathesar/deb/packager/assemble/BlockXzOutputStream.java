package org.mathesar.deb.packager.assemble;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * Writes one xz stream of several blocks (The .xz File Format 1.2.1), compressing blocks on several
 * threads. Each block is made as a stream of its own by XZ for Java, whose header, index and footer
 * are left off and replaced by those of the whole.
 */
final class BlockXzOutputStream extends OutputStream {
  private static final int PRESET = 6;
  private static final int BLOCK_BYTES = 24 << 20;

  /**
   * The encoder's tables at this preset, a block being read, one waiting, and their packed forms.
   */
  static final long BYTES_PER_THREAD = (100L << 20) + 3L * BLOCK_BYTES;

  private static final int STREAM_HEADER_BYTES = 12;
  private static final int FOOTER_BYTES = 12;
  private static final byte[] FOOTER_MAGIC = {'Y', 'Z'};
  private static final byte[] STREAM_FLAGS = {0, XZ.CHECK_CRC64};

  /** A compressed block with its padding. */
  private static final class Block {
    private final byte[] bytes;
    private final IndexRecord record;

    Block(byte[] bytes, IndexRecord record) {
      this.bytes = bytes;
      this.record = record;
    }
  }

  /** What the index says of a block. */
  private record IndexRecord(long unpaddedSize, long uncompressedSize) {}

  private final OutputStream sink;
  private final LongConsumer compressed;
  private final ExecutorService threads;
  private final int ahead;
  private final Deque<Future<Block>> pending = new ArrayDeque<>();
  private final List<IndexRecord> index = new ArrayList<>();
  private ByteArrayOutputStream current = new ByteArrayOutputStream();
  private boolean open = true;

  BlockXzOutputStream(OutputStream sink, int threadCount, LongConsumer compressed)
      throws IOException {
    this.sink = sink;
    this.compressed = compressed;
    this.ahead = threadCount + 1;
    this.threads =
        Executors.newFixedThreadPool(
            threadCount,
            task -> {
              Thread thread = new Thread(task, "xz");
              thread.setDaemon(true);
              return thread;
            });
    sink.write(new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0});
    sink.write(STREAM_FLAGS);
    sink.write(littleEndian(crc32(STREAM_FLAGS)));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int taken = Math.min(left, BLOCK_BYTES - current.size());
      current.write(bytes, from, taken);
      from += taken;
      left -= taken;
      if (current.size() == BLOCK_BYTES) {
        submit();
      }
    }
  }

  private void submit() throws IOException {
    byte[] plain = current.toByteArray();
    current = new ByteArrayOutputStream();
    pending.add(threads.submit(() -> compress(plain)));
    while (pending.size() > ahead) {
      writeNext();
    }
  }

  private static Block compress(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4);
    try (XZOutputStream stream =
        new XZOutputStream(packed, new LZMA2Options(PRESET), XZ.CHECK_CRC64)) {
      stream.write(plain);
    }
    byte[] whole = packed.toByteArray();
    ByteBuffer footer =
        ByteBuffer.wrap(whole, whole.length - FOOTER_BYTES, FOOTER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    int indexBytes = (footer.getInt(footer.position() + 4) + 1) * 4;
    int indexStart = whole.length - FOOTER_BYTES - indexBytes;
    // The index holds: indicator 0, number of records 1, unpadded size, uncompressed size.
    long[] position = {indexStart + 2};
    long unpadded = readMultibyte(whole, position);
    byte[] block = Arrays.copyOfRange(whole, STREAM_HEADER_BYTES, indexStart);
    return new Block(block, new IndexRecord(unpadded, plain.length));
  }

  private void writeNext() throws IOException {
    Future<Block> next = pending.remove();
    try {
      Block block = next.get();
      sink.write(block.bytes);
      index.add(block.record);
      compressed.accept(block.record.uncompressedSize());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("a block could not be compressed", e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    try (sink) {
      if (current.size() > 0) {
        submit();
      }
      while (!pending.isEmpty()) {
        writeNext();
      }
      writeIndexAndFooter();
    } finally {
      threads.shutdownNow();
    }
  }

  private void writeIndexAndFooter() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0);
    writeMultibyte(bytes, index.size());
    for (IndexRecord block : index) {
      writeMultibyte(bytes, block.unpaddedSize());
      writeMultibyte(bytes, block.uncompressedSize());
    }
    while (bytes.size() % 4 != 0) {
      bytes.write(0);
    }
    byte[] content = bytes.toByteArray();
    sink.write(content);
    sink.write(littleEndian(crc32(content)));

    ByteBuffer size = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
    size.putInt((content.length + 4) / 4 - 1).put(STREAM_FLAGS);
    sink.write(littleEndian(crc32(size.array())));
    sink.write(size.array());
    sink.write(FOOTER_MAGIC);
  }

  private static int crc32(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static void writeMultibyte(ByteArrayOutputStream sink, long value) {
    long rest = value;
    while (rest >= 0x80) {
      sink.write((int) (rest | 0x80));
      rest >>>= 7;
    }
    sink.write((int) rest);
  }

  private static long readMultibyte(byte[] bytes, long[] position) {
    long value = 0;
    int shift = 0;
    int b;
    do {
      b = bytes[(int) position[0]++];
      value |= (long) (b & 0x7F) << shift;
      shift += 7;
    } while ((b & 0x80) != 0);
    return value;
  }
}
