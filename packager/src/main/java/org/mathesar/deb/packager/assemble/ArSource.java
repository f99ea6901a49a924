package org.mathesar.deb.packager.assemble;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads the members of the archive that jdeb wrote, without copying the large one. */
final class ArSource implements AutoCloseable {
  private static final int MAGIC_BYTES = 8;
  private static final int HEADER_BYTES = 60;
  private static final int SIZE_OFFSET = 48;
  private static final int SIZE_BYTES = 10;
  private static final int NAME_BYTES = 16;

  private record Span(long start, long size) {}

  private final FileChannel channel;
  private final Map<String, Span> members;

  private ArSource(FileChannel channel, Map<String, Span> members) {
    this.channel = channel;
    this.members = members;
  }

  static ArSource open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new ArSource(channel, members(channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Map<String, Span> members(FileChannel channel) throws IOException {
    Map<String, Span> members = new LinkedHashMap<>();
    long position = MAGIC_BYTES;
    while (position < channel.size()) {
      ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
      while (header.hasRemaining()) {
        if (channel.read(header, position + header.position()) < 0) {
          throw new IOException("archive ends within a member's header");
        }
      }
      String text = new String(header.array(), StandardCharsets.US_ASCII);
      String name = text.substring(0, NAME_BYTES).strip().replaceFirst("/$", "");
      long size = Long.parseLong(text.substring(SIZE_OFFSET, SIZE_OFFSET + SIZE_BYTES).strip());
      members.put(name, new Span(position + HEADER_BYTES, size));
      position += HEADER_BYTES + size + size % 2;
    }
    return members;
  }

  long size(String name) {
    return span(name).size();
  }

  private Span span(String name) {
    Span span = members.get(name);
    if (span == null) {
      throw new IllegalStateException("jdeb wrote no member " + name + " but " + members.keySet());
    }
    return span;
  }

  InputStream member(String name) throws IOException {
    Span span = span(name);
    channel.position(span.start());
    return new Bounded(Channels.newInputStream(channel), span.size());
  }

  /** A text member of the control archive. */
  String controlMember(String name) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(member("control.tar.gz"))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals("./" + name) || entry.getName().equals(name)) {
          return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IllegalStateException("jdeb wrote no control file " + name);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Ends where the member does, and leaves the channel open. */
  private static final class Bounded extends InputStream {
    private final InputStream source;
    private long left;

    Bounded(InputStream source, long size) {
      this.source = source;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = source.read(buffer, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new IOException("archive ends within a member");
      }
      left -= read;
      return read;
    }
  }
}
