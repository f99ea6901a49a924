package org.mathesar.deb.packager.wheel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.python.WheelName;

/** Builds small wheels, sound ones unless a test asks for a flaw. */
final class TestWheel {
  private static final int FILE = 0100644;

  private final String project;
  private final String version;
  private final String tags;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, Integer> modes = new LinkedHashMap<>();
  private final List<String> metadata = new ArrayList<>();
  private final Map<String, String> recorded = new LinkedHashMap<>();
  private final List<Map.Entry<String, byte[]>> unrecorded = new ArrayList<>();

  private TestWheel(String project, String version, String tags) {
    this.project = project;
    this.version = version;
    this.tags = tags;
    with(distInfo() + "/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n");
  }

  /** A wheel for any machine. */
  static TestWheel pure(String project, String version) {
    return new TestWheel(project, version, "py3-none-any");
  }

  /** A wheel with tags such as {@code cp311-cp311-manylinux_2_17_x86_64}. */
  static TestWheel tagged(String project, String version, String tags) {
    return new TestWheel(project, version, tags);
  }

  String distInfo() {
    return project + "-" + version + ".dist-info";
  }

  WheelName name() {
    return new WheelName(project + "-" + version + "-" + tags + ".whl");
  }

  TestWheel with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  TestWheel with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  TestWheel withMode(String path, int mode) {
    modes.put(path, mode);
    return this;
  }

  /** Adds a field to METADATA. */
  TestWheel saying(String field) {
    metadata.add(field);
    return this;
  }

  /** Replaces the line that RECORD has for a path, by nothing where it is empty. */
  TestWheel recording(String path, String line) {
    recorded.put(path, line);
    return this;
  }

  /** Adds a file that RECORD does not list, also under a name that is there already. */
  TestWheel withUnrecorded(String path, String text) {
    unrecorded.add(Map.entry(path, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  TestWheel without(String path) {
    files.remove(path);
    recorded.put(path, "");
    return this;
  }

  byte[] bytes() {
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    if (!recorded.containsKey(distInfo() + "/METADATA")) {
      all.putIfAbsent(distInfo() + "/METADATA", metadataText().getBytes(StandardCharsets.UTF_8));
    }
    StringBuilder record = new StringBuilder();
    all.forEach(
        (path, bytes) ->
            record.append(recorded.getOrDefault(path, path + "," + checksum(bytes) + "\n")));
    recorded.forEach((path, line) -> record.append(all.containsKey(path) ? "" : line));
    record.append(distInfo()).append("/RECORD,,\n");
    all.put(distInfo() + "/RECORD", record.toString().getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
      for (Map.Entry<String, byte[]> entry : unrecorded) {
        put(zip, entry.getKey(), entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void put(ZipArchiveOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setUnixMode(modes.getOrDefault(name, FILE));
    entry.setTime(315_532_800_000L);
    zip.putArchiveEntry(entry);
    zip.write(bytes);
    zip.closeArchiveEntry();
  }

  private String metadataText() {
    StringBuilder text = new StringBuilder("Metadata-Version: 2.4\n");
    text.append("Name: ").append(project).append("\nVersion: ").append(version).append('\n');
    metadata.forEach(line -> text.append(line).append('\n'));
    return text.append("\nA long description: with colons\n").toString();
  }

  static String checksum(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256="
          + Base64.getUrlEncoder().withoutPadding().encodeToString(digest)
          + ","
          + bytes.length;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Path writeTo(Path folder) throws IOException {
    return Files.write(folder.resolve(name().fileName()), bytes());
  }

  LockedFile locked() {
    byte[] bytes = bytes();
    return new LockedFile(name().fileName(), bytes.length, Sha256.of(bytes));
  }
}
