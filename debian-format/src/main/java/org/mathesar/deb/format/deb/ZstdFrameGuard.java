package org.mathesar.deb.format.deb;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets exactly one Zstandard frame (RFC 8878) through. Decoders read one frame after the other,
 * while dpkg stops after the first and fails; what is behind the first is found by following the
 * sizes of its blocks.
 */
final class ZstdFrameGuard extends FilterInputStream {
  private static final long MAGIC = 0xFD2FB528L;

  /** What the next bytes are. */
  private enum Part {
    MAGIC,
    DESCRIPTOR,
    REST_OF_HEADER,
    BLOCK_HEADER,
    BLOCK,
    CHECKSUM,
    END
  }

  private final Damage damage;
  private final String member;
  private Part part = Part.MAGIC;
  private long left = 4;
  private long collected;
  private int shift;
  private boolean checksummed;
  private boolean lastBlock;

  ZstdFrameGuard(InputStream in, Damage damage, String member) {
    super(in);
    this.damage = damage;
    this.member = member;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    int at = offset;
    while (at < offset + read) {
      at += follow(buffer, at, offset + read - at);
    }
    return read;
  }

  /** Takes bytes of the current part; gives how many. */
  private int follow(byte[] buffer, int from, int available) {
    if (part == Part.END) {
      throw damage.because(
          "its member %s has more than one zstd frame, and dpkg stops after the first", member);
    }
    int taken = (int) Math.min(left, available);
    if (part == Part.MAGIC || part == Part.DESCRIPTOR || part == Part.BLOCK_HEADER) {
      for (int i = 0; i < taken; i++) {
        collected |= (buffer[from + i] & 0xffL) << shift;
        shift += 8;
      }
    }
    left -= taken;
    if (left == 0) {
      endPart();
    }
    return taken;
  }

  private void endPart() {
    long value = collected;
    switch (part) {
      case MAGIC -> {
        if (value != MAGIC) {
          throw damage.because("its member %s does not start as zstd data does", member);
        }
        start(Part.DESCRIPTOR, 1);
      }
      case DESCRIPTOR -> {
        checksummed = (value & 4) != 0;
        start(Part.REST_OF_HEADER, restOfHeader((int) value));
      }
      case REST_OF_HEADER -> start(Part.BLOCK_HEADER, 3);
      case BLOCK_HEADER -> {
        lastBlock = (value & 1) != 0;
        int type = (int) (value >> 1) & 3;
        // A run-length block stores one byte, whatever its size; type 3 is for the decoder to
        // refuse.
        start(Part.BLOCK, type == 1 ? 1 : value >> 3);
      }
      case BLOCK -> {
        if (!lastBlock) {
          start(Part.BLOCK_HEADER, 3);
        } else if (checksummed) {
          start(Part.CHECKSUM, 4);
        } else {
          start(Part.END, 1);
        }
      }
      case CHECKSUM -> start(Part.END, 1);
      case END -> throw new IllegalStateException("the end has no end");
    }
  }

  private void start(Part next, long length) {
    part = next;
    left = length;
    collected = 0;
    shift = 0;
    if (length == 0) {
      endPart();
    }
  }

  private static int restOfHeader(int descriptor) {
    boolean singleSegment = (descriptor & 0x20) != 0;
    int window = singleSegment ? 0 : 1;
    int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
    int contentSize = new int[] {singleSegment ? 1 : 0, 2, 4, 8}[descriptor >> 6];
    return window + dictionary + contentSize;
  }
}
