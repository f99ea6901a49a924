package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.image.Content;
import org.mathesar.deb.packager.python.WheelName;

/**
 * Makes a wheel without compiled parts say so. Some projects whose compiled parts are optional tag
 * every wheel with the Python and machine that built it, also one without them. Beside the tags,
 * nothing of what the project's own build made is changed; what comes out is the same whichever
 * Python built it.
 */
final class PureWheel {
  /** The earliest time that a zip archive can have. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int FILE = 0100644;
  private static final int PROGRAM = 0100755;
  private static final String WHEEL = "WHEEL";
  private static final String RECORD = "RECORD";

  private PureWheel() {}

  /**
   * The name that a built wheel gets.
   *
   * @param built as the project's build named it
   * @return the same where it is pure, otherwise for Python 3 on any machine
   */
  static WheelName name(WheelName built) {
    if (built.isPure() && built.abiTags().equals(List.of("none"))) {
      return built;
    }
    String tags =
        "-"
            + String.join(".", built.pythonTags())
            + "-"
            + String.join(".", built.abiTags())
            + "-"
            + String.join(".", built.platformTags())
            + ".whl";
    String fileName = built.fileName();
    return new WheelName(
        fileName.substring(0, fileName.length() - tags.length()) + "-py3-none-any.whl");
  }

  /**
   * Writes the wheel under its name.
   *
   * @param built what the project's build made
   * @param builtName as the build named it
   * @param folder where to
   * @return the file
   * @throws IOException where something cannot be read or written
   * @throws UserProblem where it has compiled parts after all
   */
  static Path write(Path built, WheelName builtName, Path folder) throws IOException {
    WheelName name = name(builtName);
    WheelArchive archive = WheelArchive.open(built, builtName);
    WheelLayout layout = WheelLayout.of(archive, builtName);
    layout.verifyRecord();
    refuseCompiled(archive, builtName);
    NavigableMap<String, WheelFile> files = new TreeMap<>();
    archive.members().forEach((path, file) -> files.put(path.value(), file));
    replace(files, layout.distInfo() + "/" + WHEEL, wheel(layout, name));
    replace(files, layout.distInfo() + "/" + RECORD, "");
    replace(files, layout.distInfo() + "/" + RECORD, record(files, layout));
    Path file = folder.resolve(name.fileName());
    try (OutputStream stream = Files.newOutputStream(file);
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(stream)) {
      for (Map.Entry<String, WheelFile> entry : files.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
    }
    return file;
  }

  private static void refuseCompiled(WheelArchive archive, WheelName name) throws IOException {
    for (WheelFile file : archive.members().values()) {
      String path = file.path().value();
      if (path.endsWith(".so") || path.endsWith(".pyd") || ElfFile.is(file.content())) {
        throw UserProblem.of(
            "Building %s %s made the compiled file '%s', which suits this machine only: set an"
                + " environment for it in the descriptor that leaves compiled parts out, or"
                + " override the requirement by a version that has wheels.",
            name.project(), name.version(), path);
      }
    }
  }

  private static String wheel(WheelLayout layout, WheelName name) {
    MetadataHeaders built = layout.wheel();
    StringBuilder text = new StringBuilder("Wheel-Version: 1.0\n");
    built
        .first("Generator")
        .ifPresent(line -> text.append("Generator: ").append(line).append('\n'));
    text.append("Root-Is-Purelib: true\n");
    for (String python : name.pythonTags()) {
      text.append("Tag: ").append(python).append("-none-any\n");
    }
    return text.toString();
  }

  private static String record(NavigableMap<String, WheelFile> files, WheelLayout layout)
      throws IOException {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, WheelFile> entry : files.entrySet()) {
      String path = entry.getKey();
      text.append(path.matches("[^,\"]*") ? path : '"' + path.replace("\"", "\"\"") + '"');
      if (path.equals(layout.distInfo() + "/" + RECORD)) {
        text.append(",,\n");
      } else {
        Content content = entry.getValue().content();
        text.append(",sha256=").append(base64.encodeToString(digest(content)));
        text.append(',').append(content.size()).append('\n');
      }
    }
    return text.toString();
  }

  private static void replace(NavigableMap<String, WheelFile> files, String path, String text) {
    WheelFile earlier = files.get(path);
    if (earlier == null) {
      throw new IllegalStateException("a wheel that was found sound lacks " + path);
    }
    files.put(path, new WheelFile(earlier.path(), false, Content.of(text)));
  }

  private static void put(ZipArchiveOutputStream zip, String path, WheelFile file)
      throws IOException {
    byte[] bytes;
    try (InputStream stream = file.content().open()) {
      bytes = stream.readAllBytes();
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipArchiveEntry entry = new ZipArchiveEntry(path);
    // Compressed bytes would depend on the zlib of this Java.
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    entry.setUnixMode(file.executable() ? PROGRAM : FILE);
    zip.putArchiveEntry(entry);
    zip.write(bytes);
    zip.closeArchiveEntry();
  }

  /**
   * The checksum of what a wheel holds, whoever compressed it.
   *
   * @param archive a wheel
   * @return SHA-256 of a list of its files, RECORD among them, ordered by name, each line {@code
   *     sha256 name} and a line feed
   * @throws IOException where it cannot be read
   */
  static Sha256 contents(WheelArchive archive) throws IOException {
    StringBuilder text = new StringBuilder();
    for (WheelFile file : archive.members().values()) {
      text.append(Sha256.from(digest(file.content()))).append(' ').append(file.path()).append('\n');
    }
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(Content content) throws IOException {
    try (InputStream stream = content.open()) {
      return ContentDigest.of(stream, "SHA-256");
    }
  }
}
