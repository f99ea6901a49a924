package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.packager.image.Content;

/**
 * What the dynamic loader reads in a program or shared library (System V ABI, gABI 4.1; LSB symbol
 * versioning). Only 64-bit little-endian files are read; of others only the machine is looked at.
 *
 * @param machine the ELF header's number of the machine, such as 62 for x86-64
 * @param architecture Debian's name of it; empty where it is none that wheels are packaged for
 * @param needed the names of libraries it loads (DT_NEEDED), in order
 * @param soname its own name (DT_SONAME)
 * @param runPaths where it looks for libraries first (DT_RPATH and DT_RUNPATH), in order
 * @param symbolVersions the versions of symbols it needs from others, such as {@code GLIBC_2.34},
 *     sorted
 * @param stripped whether the table of all its symbols was removed
 */
public record ElfFile(
    int machine,
    Optional<Architecture> architecture,
    List<String> needed,
    Optional<String> soname,
    List<String> runPaths,
    SortedSet<String> symbolVersions,
    boolean stripped) {
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
  private static final int HEADER_BYTES = 64;
  private static final int EM_X86_64 = 62;
  private static final int EM_AARCH64 = 183;

  // Copies.
  public ElfFile {
    needed = List.copyOf(needed);
    runPaths = List.copyOf(runPaths);
    symbolVersions = Collections.unmodifiableSortedSet(new TreeSet<>(symbolVersions));
  }

  /**
   * Whether bytes are an ELF file at all.
   *
   * @param content any file
   * @return true where it begins as ELF files do
   * @throws IOException where it cannot be read
   */
  public static boolean is(Content content) throws IOException {
    if (content.size() < MAGIC.length) {
      return false;
    }
    try (InputStream stream = content.open()) {
      return Arrays.equals(stream.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /**
   * Reads an ELF file, as a whole into memory.
   *
   * @param content the file
   * @return what it says
   * @throws IOException where it cannot be read, or is malformed, saying how
   */
  public static ElfFile read(Content content) throws IOException {
    byte[] bytes;
    try (InputStream stream = content.open()) {
      bytes = stream.readAllBytes();
    }
    if (bytes.length < HEADER_BYTES || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
      throw new IOException("it is no ELF file");
    }
    try {
      return new Parser(bytes).parse();
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new IOException("it is malformed: a table lies outside of the file", e);
    }
  }

  /**
   * Reads one file; an access beyond its end is an IndexOutOfBoundsException, an offset beyond all
   * files an ArithmeticException.
   */
  private static final class Parser {
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final int SHT_SYMTAB = 2;
    private static final long DT_NEEDED = 1;
    private static final long DT_STRTAB = 5;
    private static final long DT_STRSZ = 10;
    private static final long DT_SONAME = 14;
    private static final long DT_RPATH = 15;
    private static final long DT_RUNPATH = 29;
    private static final long DT_VERNEED = 0x6ffffffeL;
    private static final long DT_VERNEEDNUM = 0x6fffffffL;

    private final ByteBuffer file;
    private final List<Segment> loaded = new ArrayList<>();
    private int strings;
    private int stringsEnd;

    /** A part of the file that is mapped to an address. */
    private record Segment(long address, long offset, long size) {}

    /** An entry of the dynamic section. */
    private record Tag(long tag, long value) {}

    Parser(byte[] bytes) {
      file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    ElfFile parse() throws IOException {
      boolean known = file.get(4) == 2 && file.get(5) == 1;
      int machine =
          file.get(5) == 2
              ? Short.toUnsignedInt(Short.reverseBytes(file.getShort(18)))
              : Short.toUnsignedInt(file.getShort(18));
      if (!known) {
        return new ElfFile(
            machine,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            new TreeSet<>(),
            true);
      }
      List<Tag> dynamic = dynamic();
      List<String> needed = new ArrayList<>();
      List<String> runPaths = new ArrayList<>();
      Optional<String> soname = Optional.empty();
      if (!dynamic.isEmpty()) {
        strings = offset(value(dynamic, DT_STRTAB));
        stringsEnd = Math.addExact(strings, toInt(value(dynamic, DT_STRSZ)));
      }
      for (Tag tag : dynamic) {
        if (tag.tag() == DT_NEEDED) {
          needed.add(string(tag.value()));
        } else if (tag.tag() == DT_SONAME) {
          soname = Optional.of(string(tag.value()));
        } else if (tag.tag() == DT_RPATH || tag.tag() == DT_RUNPATH) {
          runPaths.addAll(Arrays.asList(string(tag.value()).split(":")));
        }
      }
      return new ElfFile(
          machine,
          architecture(machine),
          needed,
          soname,
          runPaths,
          symbolVersions(dynamic),
          !hasSymbolTable());
    }

    private static Optional<Architecture> architecture(int machine) {
      return switch (machine) {
        case EM_X86_64 -> Optional.of(Architecture.AMD64);
        case EM_AARCH64 -> Optional.of(Architecture.ARM64);
        default -> Optional.empty();
      };
    }

    private List<Tag> dynamic() throws IOException {
      int table = toInt(file.getLong(32));
      int entryBytes = Short.toUnsignedInt(file.getShort(54));
      int count = Short.toUnsignedInt(file.getShort(56));
      int dynamicOffset = -1;
      int dynamicBytes = 0;
      for (int i = 0; i < count; i++) {
        int at = Math.addExact(table, Math.multiplyExact(i, entryBytes));
        int type = file.getInt(at);
        long offset = file.getLong(at + 8);
        long size = file.getLong(at + 32);
        if (type == PT_LOAD) {
          loaded.add(new Segment(file.getLong(at + 16), offset, size));
        } else if (type == PT_DYNAMIC) {
          dynamicOffset = toInt(offset);
          dynamicBytes = toInt(size);
        }
      }
      List<Tag> tags = new ArrayList<>();
      for (int at = dynamicOffset; at >= 0 && at < dynamicOffset + dynamicBytes; at += 16) {
        long tag = file.getLong(at);
        if (tag == 0) {
          break;
        }
        tags.add(new Tag(tag, file.getLong(at + 8)));
      }
      return tags;
    }

    private static long value(List<Tag> dynamic, long wanted) throws IOException {
      for (Tag tag : dynamic) {
        if (tag.tag() == wanted) {
          return tag.value();
        }
      }
      throw new IOException("it is malformed: its dynamic section lacks entry " + wanted);
    }

    private SortedSet<String> symbolVersions(List<Tag> dynamic) throws IOException {
      SortedSet<String> versions = new TreeSet<>();
      if (dynamic.stream().noneMatch(tag -> tag.tag() == DT_VERNEED)) {
        return versions;
      }
      int library = offset(value(dynamic, DT_VERNEED));
      long libraries = value(dynamic, DT_VERNEEDNUM);
      for (long i = 0; i < libraries; i++) {
        int count = Short.toUnsignedInt(file.getShort(library + 2));
        int version = Math.addExact(library, file.getInt(library + 8));
        for (int j = 0; j < count; j++) {
          versions.add(string(Integer.toUnsignedLong(file.getInt(version + 8))));
          version = Math.addExact(version, file.getInt(version + 12));
        }
        int next = file.getInt(library + 12);
        if (next == 0) {
          break;
        }
        library = Math.addExact(library, next);
      }
      return versions;
    }

    private boolean hasSymbolTable() {
      int table = toInt(file.getLong(40));
      int entryBytes = Short.toUnsignedInt(file.getShort(58));
      int count = Short.toUnsignedInt(file.getShort(60));
      for (int i = 0; i < count && table > 0; i++) {
        if (file.getInt(Math.addExact(table, Math.multiplyExact(i, entryBytes)) + 4)
            == SHT_SYMTAB) {
          return true;
        }
      }
      return false;
    }

    private int offset(long address) throws IOException {
      for (Segment segment : loaded) {
        if (address >= segment.address() && address - segment.address() < segment.size()) {
          return toInt(segment.offset() + (address - segment.address()));
        }
      }
      throw new IOException("it is malformed: address " + address + " is not in the file");
    }

    private String string(long index) throws IOException {
      int from = Math.addExact(strings, toInt(index));
      int to = from;
      while (to < stringsEnd && file.get(to) != 0) {
        to++;
      }
      if (to >= stringsEnd) {
        throw new IOException("it is malformed: a name does not end within the table of names");
      }
      byte[] bytes = new byte[to - from];
      file.get(from, bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int toInt(long value) {
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw new IndexOutOfBoundsException(value + " is beyond the end of the file");
      }
      return (int) value;
    }
  }
}
