package org.mathesar.deb.packager.assemble;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;

/**
 * Writes an ar archive whose members' sizes are known only once they are written: the header is
 * completed after the member, so that compressed data needs no copy.
 */
final class ArSink implements AutoCloseable {
  private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 60;

  /** What fills a member. */
  interface Filler {
    void fill(OutputStream sink) throws IOException;
  }

  private final FileChannel channel;
  private final Instant timestamp;

  private ArSink(FileChannel channel, Instant timestamp) {
    this.channel = channel;
    this.timestamp = timestamp;
  }

  static ArSink create(Path file, Instant timestamp) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      writeFully(channel, MAGIC, 0);
      channel.position(MAGIC.length);
      return new ArSink(channel, timestamp);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Adds a member; the filler may close the stream it is given. */
  void add(String name, Filler filler) throws IOException {
    long start = channel.position();
    channel.position(start + HEADER_BYTES);
    try (OutputStream sink =
        new BufferedOutputStream(new Uncloseable(Channels.newOutputStream(channel)), 1 << 18)) {
      filler.fill(sink);
    }
    long size = channel.position() - start - HEADER_BYTES;
    String header =
        String.format(
            Locale.ROOT,
            "%-16s%-12d%-6d%-6d%-8s%-10d`\n",
            name,
            timestamp.getEpochSecond(),
            0,
            0,
            "100644",
            size);
    writeFully(channel, header.getBytes(StandardCharsets.US_ASCII), start);
    if (size % 2 != 0) {
      writeFully(channel, new byte[] {'\n'}, channel.position());
      channel.position(channel.position() + 1);
    }
  }

  private static void writeFully(FileChannel channel, byte[] bytes, long position)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long at = position;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The channel stays open for the next member. */
  private static final class Uncloseable extends FilterOutputStream {
    Uncloseable(OutputStream sink) {
      super(sink);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
