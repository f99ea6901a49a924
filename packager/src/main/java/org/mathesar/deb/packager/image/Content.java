package org.mathesar.deb.packager.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file in a package, known by their length and read when the package is written.
 * Opening it twice gives the same bytes.
 */
public interface Content {

  /**
   * How many bytes {@link #open} will give.
   *
   * @return length in bytes
   */
  long size();

  /**
   * Opens the bytes; the caller closes.
   *
   * @return a stream of exactly {@link #size} bytes
   * @throws IOException where they cannot be read
   */
  InputStream open() throws IOException;

  /**
   * Bytes held in memory.
   *
   * @param bytes taken as they are and not changed afterwards
   * @return the content
   */
  static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /**
   * Text in UTF-8.
   *
   * @param text what the file says
   * @return the content
   */
  static Content of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A file of the building machine.
   *
   * @param file a regular file that does not change until the package is written
   * @return the content
   * @throws IOException where its size cannot be read
   */
  static Content of(Path file) throws IOException {
    long size = Files.size(file);
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }
    };
  }
}
