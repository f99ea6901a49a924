package org.mathesar.deb.packager.assemble;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/**
 * Writes one zstd frame and tells how far its compression is. zstd's threads take far more in than
 * they have worked on, so that the bytes that were written here say nothing.
 */
final class ZstdFrameOutputStream extends OutputStream {
  private static final int INPUT_BYTES = 1 << 20;

  /** Small, so that there is often something to tell while the last of it is compressed. */
  private static final int OUTPUT_BYTES = 128 << 10;

  private final OutputStream sink;
  private final ZstdCompressCtx context;
  private final LongConsumer compressed;
  private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);
  private final ByteBuffer output = ByteBuffer.allocateDirect(OUTPUT_BYTES);
  private final byte[] packed = new byte[OUTPUT_BYTES];
  private long told;
  private boolean open = true;

  /**
   * A frame.
   *
   * @param sink where it goes; closed with this
   * @param context with its parameters set; closed with this
   * @param compressed hears of every byte of input once it is compressed
   */
  ZstdFrameOutputStream(OutputStream sink, ZstdCompressCtx context, LongConsumer compressed) {
    this.sink = sink;
    this.context = context;
    this.compressed = compressed;
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
      int taken = Math.min(left, INPUT_BYTES);
      input.clear();
      input.put(bytes, from, taken).flip();
      while (input.hasRemaining()) {
        step(EndDirective.CONTINUE);
      }
      from += taken;
      left -= taken;
    }
  }

  private boolean step(EndDirective directive) throws IOException {
    output.clear();
    boolean ended;
    try {
      ended = context.compressDirectByteBufferStream(output, input, directive);
      long consumed = context.getFrameProgression().getConsumed();
      compressed.accept(consumed - told);
      told = consumed;
    } catch (ZstdException e) {
      throw new IOException(e);
    }
    output.flip();
    int produced = output.remaining();
    output.get(packed, 0, produced);
    sink.write(packed, 0, produced);
    return ended;
  }

  @Override
  public void close() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    try (sink;
        context) {
      input.clear().limit(0);
      boolean ended;
      do {
        ended = step(EndDirective.END);
      } while (!ended);
    }
  }
}
