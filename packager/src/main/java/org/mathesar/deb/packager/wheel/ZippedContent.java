package org.mathesar.deb.packager.wheel;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.mathesar.deb.packager.image.Content;

/**
 * The bytes of one file in a zip archive (APPNOTE 6.3.10, methods 0 and 8). Where they lie is known
 * already, so that opening neither reads the archive's directory again nor holds the archive open
 * between uses. What comes out is checked against the length and checksum that the directory has.
 *
 * @param archive the zip archive, which does not change
 * @param offset where the compressed bytes begin
 * @param compressedSize how many of them there are
 * @param deflated whether they are compressed at all
 * @param size how many bytes come out
 * @param crc32 of what comes out
 */
record ZippedContent(
    Path archive, long offset, long compressedSize, boolean deflated, long size, long crc32)
    implements Content {
  private static final int BUFFER_BYTES = 1 << 13;

  @Override
  public InputStream open() throws IOException {
    FileChannel channel = FileChannel.open(archive, StandardOpenOption.READ);
    try {
      channel.position(offset);
      InputStream raw = new Limited(Channels.newInputStream(channel), compressedSize);
      return new Checked(deflated ? inflating(raw) : raw);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static InputStream inflating(InputStream raw) {
    Inflater inflater = new Inflater(true);
    // Without a zlib header the inflater wants to see one byte more than there is.
    InputStream padded = new SequenceInputStream(raw, new ByteArrayInputStream(new byte[1]));
    return new InflaterInputStream(padded, inflater, BUFFER_BYTES) {
      @Override
      public void close() throws IOException {
        inflater.end();
        raw.close();
      }
    };
  }

  /** Ends after so many bytes. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      left = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = super.read(buffer, from, (int) Math.min(length, left));
      if (read > 0) {
        left -= read;
      }
      return read;
    }
  }

  /** Gives no more bytes than were announced, no fewer, and no others. */
  private final class Checked extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private long seen;

    Checked(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      if (read > 0) {
        crc.update(buffer, from, read);
        seen += read;
      }
      if (seen > size || (read < 0 && (seen < size || crc.getValue() != crc32))) {
        throw new IOException(archive + " is damaged: a file in it has other bytes than announced");
      }
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
