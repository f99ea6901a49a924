package org.mathesar.deb.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mathesar.deb.format.digest.Sha256;

/**
 * An application that is packaged in a moment and without a network: no user interface, no static
 * files, one library whose wheel lies in a folder.
 */
final class TinyApplication {
  /** When every file of it was changed last. */
  static final Instant DATE = Instant.parse("2026-05-20T12:17:30Z");

  private static final String WHEEL = "jarlib-1.0-py3-none-any.whl";

  private static final String DESCRIPTOR =
      """
      descriptor: 1
      application:
        name: tiny
        title: Tiny
        homepage: https://example.org/tiny/
        maintainer: Jane Doe <jane@example.org>
        section: web
        synopsis: inventory of supplies
        description: |
          Keeps a list of jars.
        directory: /usr/lib/tiny
        copyright:
          license: GPL-3
          holders: [2026 Jane Doe]
        version:
          file: tiny/__init__.py
          pattern: '^__version__ = "([^"]+)"$'
          tag: '[0-9]+\\.[0-9]+'
      source:
        recognised-by: [manage.py, requirements.txt, tiny/__init__.py]
        include: [tiny/**, manage.py]
        exclude: ['**/tests/**']
      python:
        requirements: requirements.txt
        interpreters:
          - {version: '3.11', glibc: '2.36'}
          - {version: '3.13', glibc: '2.39'}
        leave-out: ['**/tests/**']
      releases:
        - {codename: bookworm, title: Debian 12, python: '3.11'}
        - {codename: trixie, title: Debian 13, python: '3.13'}
      architectures: [amd64, arm64]
      packages:
        application:
          install:
            - {template: tiny.1, path: '/usr/share/man/man1/@PACKAGE@.1.gz', mode: '0644'}
            - {template: run, path: '/usr/bin/@PACKAGE@', mode: '0755'}
        libraries:
          scripts:
            prerm: prerm
      """;

  private final Path folder;

  private TinyApplication(Path folder) {
    this.folder = folder;
  }

  /** Writes one, its descriptor, lock and wheel beside its source. */
  static TinyApplication in(Path folder) throws IOException {
    return in(folder, 0);
  }

  /** Writes one whose library has so many bytes that nothing can compress. */
  static TinyApplication in(Path folder, int ballast) throws IOException {
    TinyApplication tiny = new TinyApplication(folder);
    tiny.write("source/manage.py", "#!/usr/bin/env python3\nprint('managed')\n");
    tiny.write("source/requirements.txt", "jarlib==1.0\n");
    tiny.write("source/tiny/__init__.py", "__version__ = \"1.0\"\n");
    tiny.write("source/tiny/jars.py", "JARS = 3\n");
    tiny.write("source/tiny/tests/test_jars.py", "assert True\n");
    tiny.write("tiny.yaml", DESCRIPTOR);
    tiny.write("tiny.1", ".TH @PACKAGE@ 8\n");
    tiny.write("run", "#!/bin/sh\nexec python3 @DIRECTORY@/manage.py\n");
    tiny.write("prerm", "#!/bin/sh\nset -e\nrm -rf @DIRECTORY@/python@PYTHON@/__pycache__\n");
    tiny.lock(tiny.wheel(ballast));
    return tiny;
  }

  Path folder() {
    return folder;
  }

  Path source() {
    return folder.resolve("source");
  }

  Path wheel() {
    return folder.resolve("wheels").resolve(WHEEL);
  }

  Path write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(DATE));
    return file;
  }

  void replace(String path, String written, String instead) throws IOException {
    String text = Files.readString(folder.resolve(path));
    assertTrue(text.contains(written), text);
    write(path, text.replace(written, instead));
  }

  private byte[] wheel(int ballast) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("jarlib/__init__.py", "LID = True\n".getBytes(StandardCharsets.UTF_8));
    files.put("jarlib/tests/__init__.py", "\n".getBytes(StandardCharsets.UTF_8));
    if (ballast > 0) {
      byte[] noise = new byte[ballast];
      new Random(1).nextBytes(noise);
      files.put("jarlib/noise.bin", noise);
    }
    String about = "jarlib-1.0.dist-info/";
    files.put(
        about + "METADATA",
        "Metadata-Version: 2.1\nName: jarlib\nVersion: 1.0\nLicense: MIT\nAuthor: Jane\n\n"
            .getBytes(StandardCharsets.UTF_8));
    files.put(
        about + "WHEEL",
        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            .getBytes(StandardCharsets.UTF_8));
    StringBuilder record = new StringBuilder();
    files.forEach(
        (name, bytes) ->
            record
                .append(name)
                .append(",sha256=")
                .append(base64(Sha256.of(bytes)))
                .append(',')
                .append(bytes.length)
                .append('\n'));
    record.append(about).append("RECORD,,\n");
    files.put(about + "RECORD", record.toString().getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    Files.createDirectories(wheel().getParent());
    Files.write(wheel(), bytes.toByteArray());
    return bytes.toByteArray();
  }

  private static String base64(Sha256 sum) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.HexFormat.of().parseHex(sum.hex()));
  }

  private void lock(byte[] wheel) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            Lock-Format: 1
            Application: tiny
            Application-Version: 1.0
            Version: 20260501.1
            Cut-Off: 2026-05-01T00:00:00Z
            Requirements:
             jarlib==1.0
            """);
    for (String target :
        List.of("python3.11/amd64", "python3.11/arm64", "python3.13/amd64", "python3.13/arm64")) {
      text.append("\nTarget: ").append(target).append("\nWheels:\n ");
      text.append(Sha256.of(wheel)).append(' ').append(wheel.length).append(' ').append(WHEEL);
      text.append('\n');
    }
    write("locks/tiny-1.0.lock", text.toString());
  }
}
