package org.mathesar.deb.format.deb;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.mathesar.deb.format.value.FileMode;

/**
 * Reads the kinds of tar that dpkg reads (deb(5)): v7, ustar, and of the GNU format long names,
 * long link names and large numbers. Like dpkg it refuses every other kind of header, pax's among
 * them.
 */
final class TarReader {
  private static final int BLOCK_BYTES = 512;
  private static final int LONGEST_NAME = 1 << 16;
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final InputStream archive;
  private final String member;
  private final Damage damage;
  private long left;
  private int padding;

  /**
   * A reader at the start of an archive.
   *
   * @param archive uncompressed; it is the caller's to close
   * @param member what sentences call the archive
   * @param damage for what is wrong with it
   */
  TarReader(InputStream archive, String member, Damage damage) {
    this.archive = archive;
    this.member = member;
    this.damage = damage;
  }

  /** The next entry, empty at the end mark; what is left of the last one is skipped. */
  Optional<DebEntry> next() throws IOException {
    String longName = "";
    String longTarget = "";
    while (true) {
      skipRest();
      byte[] header = new byte[BLOCK_BYTES];
      int read = archive.readNBytes(header, 0, BLOCK_BYTES);
      if (read < BLOCK_BYTES) {
        throw damage.because("its member %s ends before its end mark", member);
      }
      if (isZero(header)) {
        requireNothingBehind();
        return Optional.empty();
      }
      requireChecksum(header);
      char type = (char) (header[156] & 0xff);
      if (type == 'L' || type == 'K') {
        String text = longText(header);
        if (type == 'L') {
          longName = text;
        } else {
          longTarget = text;
        }
      } else {
        return Optional.of(entry(header, type, longName, longTarget));
      }
    }
  }

  private DebEntry entry(byte[] header, char typeFlag, String longName, String longTarget) {
    String name = longName.isEmpty() ? shortName(header) : longName;
    if (name.isEmpty()) {
      throw damage.because("its member %s has an entry without a name", member);
    }
    EntryType type = type(typeFlag, name);
    long size = number(header, 124, 12, name, "size");
    if (size < 0) {
      throw damage.because("the entry %s of its member %s has a negative size", name, member);
    }
    boolean file = type == EntryType.FILE;
    if (!file && type != EntryType.HARD_LINK && size != 0) {
      throw damage.because(
          "the entry %s of its member %s is a %s with content", name, member, type);
    }
    left = file ? size : 0;
    padding = file ? (int) ((BLOCK_BYTES - size % BLOCK_BYTES) % BLOCK_BYTES) : 0;
    boolean link = type == EntryType.SYMBOLIC_LINK || type == EntryType.HARD_LINK;
    String target = longTarget.isEmpty() ? text(header, 157, 100) : longTarget;
    if (link && target.isEmpty()) {
      throw damage.because("the link %s of its member %s leads nowhere", name, member);
    }
    return new DebEntry(
        name,
        type,
        new FileMode((int) (number(header, 100, 8, name, "mode") & 07777)),
        number(header, 108, 8, name, "owner"),
        number(header, 116, 8, name, "group"),
        text(header, 265, 32),
        text(header, 297, 32),
        time(number(header, 136, 12, name, "time"), name),
        left,
        link ? target : "");
  }

  private EntryType type(char flag, String name) {
    return switch (flag) {
      // Old archives mark a directory by the slash at its end only.
      case '0', '\0' -> name.endsWith("/") ? EntryType.DIRECTORY : EntryType.FILE;
      case '1' -> EntryType.HARD_LINK;
      case '2' -> EntryType.SYMBOLIC_LINK;
      case '3' -> EntryType.CHARACTER_DEVICE;
      case '4' -> EntryType.BLOCK_DEVICE;
      case '5' -> EntryType.DIRECTORY;
      case '6' -> EntryType.FIFO;
      case 'x', 'g' ->
          throw damage.because(
              "its member %s has pax headers (at %s), which dpkg refuses", member, name);
      default ->
          throw damage.because(
              "its member %s has an entry of the unknown type %d (%s)", member, (int) flag, name);
    };
  }

  private String shortName(byte[] header) {
    String name = text(header, 0, 100);
    boolean posix = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    String prefix = posix ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private String longText(byte[] header) throws IOException {
    long size = number(header, 124, 12, "of a long name", "size");
    if (size < 1 || size > LONGEST_NAME) {
      throw damage.because("its member %s has a name of %d bytes", member, size);
    }
    byte[] bytes = new byte[(int) size];
    if (archive.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw damage.because("its member %s ends within a long name", member);
    }
    left = 0;
    padding = (int) ((BLOCK_BYTES - size % BLOCK_BYTES) % BLOCK_BYTES);
    String text = text(bytes, 0, bytes.length);
    if (text.isEmpty()) {
      throw damage.because("its member %s has an empty long name", member);
    }
    return text;
  }

  /** Text up to the first NUL. */
  private String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, end - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw damage.causedBy(
          e,
          "its member %s has a name that is not UTF-8 (%s)",
          member,
          new String(bytes, from, end - from, StandardCharsets.ISO_8859_1)
              .replaceAll("[^ -~]", "?"));
    }
  }

  /** Octal digits, or the GNU form for large and negative numbers. */
  private long number(byte[] header, int from, int length, String name, String what) {
    if ((header[from] & 0x80) != 0) {
      return binaryNumber(Arrays.copyOfRange(header, from, from + length), name, what);
    }
    int end = from + length;
    int at = from;
    while (at < end && header[at] == ' ') {
      at++;
    }
    long value = 0;
    while (at < end && header[at] >= '0' && header[at] <= '7') {
      value = value << 3 | (header[at] - '0');
      at++;
    }
    if (at < end && header[at] != ' ' && header[at] != 0) {
      throw damage.because(
          "the %s of the entry %s of its member %s is no number", what, name, member);
    }
    return value;
  }

  private long binaryNumber(byte[] bytes, String name, String what) {
    // The first byte is 0x80 before positive numbers and 0xff before negative ones.
    if ((bytes[0] & 0xff) == 0x80) {
      bytes[0] = 0;
    }
    BigInteger value = new BigInteger(bytes);
    if (value.abs().compareTo(LARGEST) > 0) {
      throw damage.because(
          "the %s of the entry %s of its member %s is too big", what, name, member);
    }
    return value.longValueExact();
  }

  private Instant time(long seconds, String name) {
    try {
      return Instant.ofEpochSecond(seconds);
    } catch (DateTimeException e) {
      throw damage.causedBy(
          e, "the time of the entry %s of its member %s is out of reach", name, member);
    }
  }

  /** The sum of all bytes of a header with blanks in place of the sum, POSIX.1-1988 10.1.1. */
  private void requireChecksum(byte[] header) {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK_BYTES; i++) {
      byte b = i >= 148 && i < 156 ? (byte) ' ' : header[i];
      unsigned += b & 0xff;
      signed += b;
    }
    long written = number(header, 148, 8, "with the checksum", "checksum");
    if (written != unsigned && written != signed) {
      throw damage.because("its member %s has a header with a wrong checksum", member);
    }
  }

  /** The bytes of the current entry; closing it does nothing. */
  InputStream content() {
    return new Content();
  }

  private void skipRest() throws IOException {
    byte[] buffer = new byte[1 << 13];
    while (left > 0) {
      readContent(buffer, 0, buffer.length);
    }
    if (archive.readNBytes(buffer, 0, padding) < padding) {
      throw damage.because("its member %s ends within an entry", member);
    }
    padding = 0;
  }

  private int readContent(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = archive.read(buffer, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw damage.because("its member %s ends within an entry", member);
    }
    left -= read;
    return read;
  }

  private static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private void requireNothingBehind() throws IOException {
    byte[] buffer = new byte[1 << 13];
    for (int read = archive.read(buffer); read >= 0; read = archive.read(buffer)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] != 0) {
          throw damage.because(
              "its member %s goes on behind its end mark, and dpkg stops there", member);
        }
      }
    }
  }

  private final class Content extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return readContent(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return length == 0 ? 0 : readContent(buffer, offset, length);
    }
  }
}
