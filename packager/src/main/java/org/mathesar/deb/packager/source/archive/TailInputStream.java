package org.mathesar.deb.packager.source.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Watches an unpacked archive go by: refuses one that outgrows its limit, and knows how many zero
 * bytes it ended with, which tells a whole archive from one that was cut between two members.
 */
final class TailInputStream extends FilterInputStream {
  private final Path tarball;
  private final long limit;
  private long total;
  private long trailingZeros;

  TailInputStream(InputStream archive, Path tarball, long limit) {
    super(archive);
    this.tarball = tarball;
    this.limit = limit;
  }

  long trailingZeros() {
    return trailingZeros;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      watch(buffer, offset, read);
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    // Skipped bytes count too, so they are read.
    byte[] buffer = new byte[(int) Math.min(count, 1 << 13)];
    int read = read(buffer, 0, buffer.length);
    return Math.max(read, 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /**
   * Counts what the archive has once but unpacks to once more.
   *
   * @param bytes how much
   */
  void count(long bytes) {
    total += bytes;
    if (total > limit) {
      throw UserProblem.of(
          "%s unpacks to more than %d MiB, which no release does: check where it comes from.",
          tarball, limit >> 20);
    }
  }

  private void watch(byte[] buffer, int offset, int read) {
    count(read);
    int zeros = 0;
    while (zeros < read && buffer[offset + read - 1 - zeros] == 0) {
      zeros++;
    }
    trailingZeros = zeros == read ? trailingZeros + read : zeros;
  }
}
