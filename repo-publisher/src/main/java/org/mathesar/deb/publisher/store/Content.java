package org.mathesar.deb.publisher.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that are to be stored; they can be read several times, as when an upload is repeated. */
public interface Content {
  /**
   * How many there are.
   *
   * @return length in bytes
   */
  long size();

  /**
   * Starts reading.
   *
   * @return all of them; the caller closes it
   * @throws IOException where they cannot be read
   */
  InputStream open() throws IOException;

  /**
   * Bytes in memory.
   *
   * @param bytes not changed afterwards
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
   * Bytes of a file.
   *
   * @param file a regular file that is not changed meanwhile
   * @return the content
   * @throws IOException where its size cannot be had
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
