package org.mathesar.deb.format.deb;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.mathesar.deb.format.value.FileMode;

/** Reads the common ar format (deb(5)): a magic line, then headers of 60 bytes and contents. */
final class ArReader implements Closeable {
  private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 60;

  private final InputStream file;
  private final Damage damage;
  private long leftInFile;
  private String memberName = "";
  private long leftInMember;
  private boolean padded;

  private ArReader(InputStream file, long size, Damage damage) {
    this.file = file;
    this.leftInFile = size;
    this.damage = damage;
  }

  static ArReader open(Path path, Damage damage) throws IOException {
    long size = Files.size(path);
    InputStream stream = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    ArReader reader = new ArReader(stream, size, damage);
    try {
      reader.readMagic();
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
    return reader;
  }

  private void readMagic() {
    byte[] magic = new byte[(int) Math.min(MAGIC.length, leftInFile)];
    readFully(magic, "its first line");
    if (!Arrays.equals(magic, 0, magic.length, MAGIC, 0, magic.length)) {
      throw damage.because("it does not start with '!<arch>' as every .deb does");
    }
    if (magic.length < MAGIC.length) {
      throw damage.because("it is %s", magic.length == 0 ? "empty" : "cut off in its first line");
    }
  }

  /** The next member, empty at the end of the file; what is left of the last one is skipped. */
  Optional<DebMember> next() {
    skipRest();
    if (leftInFile == 0) {
      return Optional.empty();
    }
    byte[] header = new byte[HEADER_BYTES];
    readFully(header, "the header of a member");
    if (header[58] != '`' || header[59] != '\n') {
      throw damage.because("a member's header does not end as it has to");
    }
    String name = name(header);
    long size = number(header, 48, 58, 10, name, "size");
    DebMember member =
        new DebMember(
            name,
            size,
            Instant.ofEpochSecond(number(header, 16, 28, 10, name, "time")),
            number(header, 28, 34, 10, name, "owner"),
            number(header, 34, 40, 10, name, "group"),
            new FileMode((int) (number(header, 40, 48, 8, name, "mode") & 07777)));
    if (size > leftInFile) {
      throw damage.because(
          "its member %s is to have %d bytes but only %d are left, so it was cut off",
          name, size, leftInFile);
    }
    memberName = name;
    leftInMember = size;
    padded = size % 2 != 0;
    return Optional.of(member);
  }

  private String name(byte[] header) {
    String name = new String(header, 0, 16, StandardCharsets.ISO_8859_1).stripTrailing();
    if (name.startsWith("#1/") || (name.startsWith("/") && name.length() > 1)) {
      throw damage.because(
          "it has a member with a long name (%s), which dpkg does not read", printable(name));
    }
    if (name.endsWith("/")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw damage.because("it has a member with the name '%s'", printable(name));
    }
    return name;
  }

  /** Digits followed by blanks; blanks alone are 0, which some writers put for owners. */
  private long number(byte[] header, int from, int to, int radix, String name, String what) {
    String text = new String(header, from, to - from, StandardCharsets.ISO_8859_1).stripTrailing();
    if (text.isEmpty() && !what.equals("size")) {
      return 0;
    }
    int highest = '0' + radix - 1;
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= highest)) {
      throw damage.because("the %s of its member %s is '%s'", what, name, printable(text));
    }
    return Long.parseLong(text, radix);
  }

  private static String printable(String text) {
    return text.replaceAll("[^!-~ ]", "?");
  }

  /** The bytes of the current member; closing it does nothing. */
  InputStream content() {
    return new Content();
  }

  private void skipRest() {
    byte[] buffer = new byte[1 << 13];
    while (leftInMember > 0) {
      readMember(buffer, 0, buffer.length);
    }
    if (padded) {
      readFully(new byte[1], "the padding of its member " + memberName);
      padded = false;
    }
  }

  private int readMember(byte[] buffer, int offset, int length) {
    if (leftInMember == 0) {
      return -1;
    }
    try {
      int read = file.read(buffer, offset, (int) Math.min(length, leftInMember));
      if (read < 0) {
        throw damage.because("it ends within its member %s", memberName);
      }
      leftInMember -= read;
      leftInFile -= read;
      return read;
    } catch (IOException e) {
      throw new DeviceFailure(e);
    }
  }

  private void readFully(byte[] buffer, String what) {
    try {
      if (file.readNBytes(buffer, 0, buffer.length) < buffer.length) {
        throw damage.because("it ends within %s", what);
      }
      leftInFile -= buffer.length;
    } catch (IOException e) {
      throw new DeviceFailure(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private final class Content extends InputStream {
    @Override
    public int read() {
      byte[] one = new byte[1];
      return readMember(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return length == 0 ? 0 : readMember(buffer, offset, length);
    }
  }
}
