package org.mathesar.deb.packager.wheel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.lock.LockedFile;

/** Builds small source archives. */
final class TestSource {
  private final String stem;
  private final Map<String, String> files = new LinkedHashMap<>();

  private TestSource(String stem) {
    this.stem = stem;
  }

  /** The archive of a project that setuptools builds. */
  static TestSource setuptools(String project, String version) {
    return new TestSource(project + "-" + version)
        .with(
            "PKG-INFO", "Metadata-Version: 2.1\nName: " + project + "\nVersion: " + version + "\n")
        .with(
            "pyproject.toml",
            "[build-system]\nrequires = ['setuptools']\nbuild-backend = 'setuptools.build_meta'\n")
        .with(
            "setup.cfg",
            "[metadata]\nname = "
                + project
                + "\nversion = "
                + version
                + "\nlicense_files = COPYING\n[options]\npy_modules = "
                + project
                + "\n")
        .with("COPYING", "Do as you like.\n")
        .with(project + ".py", "jars = 3\n");
  }

  TestSource with(String path, String text) {
    files.put(path, text);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(stem + "/" + file.getKey());
        entry.setSize(content.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  LockedFile locked() {
    byte[] bytes = bytes();
    return new LockedFile(stem + ".tar.gz", bytes.length, Sha256.of(bytes));
  }
}
