package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.work.IoReason;

/**
 * The files of a wheel as the zip archive has them, under names that cannot lead anywhere else.
 *
 * @param file the archive
 * @param members every file by its path; directories are not named
 */
record WheelArchive(Path file, NavigableMap<RelativePath, WheelFile> members) {
  /** The largest wheels of the index are some hundred MiB of machine learning. */
  private static final long MOST_BYTES = 2L << 30;

  private static final int MOST_FILES = 200_000;
  private static final int FILE_TYPE = 0170000;
  private static final int REGULAR_FILE = 0100000;
  private static final int EXECUTABLE = 0111;

  /**
   * Reads the directory of the archive.
   *
   * @param file the wheel
   * @param name its file name in the index
   * @return its files
   * @throws UserProblem where it is no sound zip archive or has names that no wheel may have
   */
  static WheelArchive open(Path file, WheelName name) {
    try (ZipFile zip =
        ZipFile.builder()
            .setPath(file)
            .setCharset(StandardCharsets.ISO_8859_1)
            .setUseUnicodeExtraFields(false)
            .get()) {
      Problems problems = new Problems();
      NavigableMap<RelativePath, WheelFile> members = new TreeMap<>();
      long bytes = 0;
      int count = 0;
      for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
        ZipArchiveEntry entry = entries.nextElement();
        bytes += Math.max(0, entry.getSize());
        count++;
        if (bytes > MOST_BYTES || count > MOST_FILES) {
          throw UserProblem.of(
              "The wheel %s would unpack to more than %d bytes or %d files, which no library does:"
                  + " lock another version of %s.",
              name, MOST_BYTES, MOST_FILES, name.project());
        }
        problems.collect(() -> add(file, name, entry, members));
      }
      problems.throwIfAny();
      return new WheelArchive(file, members);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The wheel %s cannot be read as a zip archive (%s): remove it and run again, or lock"
              + " another version of %s.",
          file,
          reason(e),
          name.project());
    }
  }

  private static String reason(IOException e) {
    IOException innermost = e;
    while (innermost.getCause() instanceof IOException cause) {
      innermost = cause;
    }
    return innermost instanceof CharacterCodingException
        ? "a name in it is not UTF-8"
        : IoReason.of(innermost);
  }

  private static void add(
      Path file,
      WheelName name,
      ZipArchiveEntry entry,
      NavigableMap<RelativePath, WheelFile> members) {
    String text =
        decode(entry.getRawName())
            .orElseThrow(() -> refused(name, entry.getName(), "its name is not UTF-8"));
    if (text.endsWith("/")) {
      // Installers make the directories of the files they install, and no others.
      check(name, text.substring(0, text.length() - 1));
      return;
    }
    RelativePath path = check(name, text);
    int mode = entry.getUnixMode();
    if ((mode & FILE_TYPE) != 0 && (mode & FILE_TYPE) != REGULAR_FILE) {
      throw refused(name, text, "it is a link or a special file");
    }
    boolean deflated = entry.getMethod() == ZipEntry.DEFLATED;
    if (entry.getGeneralPurposeBit().usesEncryption()
        || (!deflated && entry.getMethod() != ZipEntry.STORED)) {
      throw refused(name, text, "it is encrypted or compressed in a way that wheels do not use");
    }
    long offset = entry.getDataOffset();
    if (offset < 0 || entry.getSize() < 0 || entry.getCompressedSize() < 0) {
      throw refused(name, text, "the archive does not say where its bytes are");
    }
    ZippedContent content =
        new ZippedContent(
            file, offset, entry.getCompressedSize(), deflated, entry.getSize(), entry.getCrc());
    WheelFile member = new WheelFile(path, (mode & EXECUTABLE) != 0, content);
    if (members.put(path, member) != null) {
      throw refused(name, text, "the archive has it twice");
    }
  }

  private static Optional<String> decode(byte[] raw) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static RelativePath check(WheelName name, String text) {
    try {
      return RelativePath.of(text);
    } catch (IllegalArgumentException e) {
      throw UserProblem.causedBy(
          e,
          "The wheel %s has a file with a name that leads elsewhere (%s): lock another version of"
              + " %s.",
          name,
          String.valueOf(e.getMessage()),
          name.project());
    }
  }

  private static UserProblem refused(WheelName name, String member, String why) {
    return UserProblem.of(
        "The wheel %s has a file '%s' that cannot be installed (%s): lock another version of %s.",
        name, member, why, name.project());
  }
}
