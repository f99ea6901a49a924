package org.mathesar.deb.packager.source.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The beginning of a download, kept from one attempt to the next and from one run to the next,
 * together with what the server called that state of the file: a rest is only asked for of the same
 * state.
 */
final class PartialFile {
  private final Path file;
  private final Path validatorFile;

  PartialFile(Path target) {
    this.file = target.resolveSibling(target.getFileName() + ".part");
    this.validatorFile = target.resolveSibling(target.getFileName() + ".part.state");
  }

  Path file() {
    return file;
  }

  /**
   * How much there is.
   *
   * @return its length, 0 where there is nothing
   * @throws IOException where that cannot be read
   */
  long bytes() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /**
   * How much there is that can be gone on from.
   *
   * @return 0 where there is nothing or the server did not name its state
   * @throws IOException where that cannot be read
   */
  long resumableBytes() throws IOException {
    return validator().isPresent() ? bytes() : 0;
  }

  Optional<String> validator() throws IOException {
    try {
      return Optional.of(Files.readString(validatorFile).strip()).filter(text -> !text.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Starts anew.
   *
   * @param validator what the server calls this state of the file
   * @return where to write it
   * @throws IOException where that is not possible
   */
  OutputStream restart(Optional<String> validator) throws IOException {
    discard();
    OutputStream stream =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (validator.isPresent()) {
      Files.writeString(validatorFile, validator.get() + "\n");
    }
    return stream;
  }

  OutputStream append() throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.APPEND);
  }

  void discard() throws IOException {
    Files.deleteIfExists(validatorFile);
    Files.deleteIfExists(file);
  }

  void forgetValidator() throws IOException {
    Files.deleteIfExists(validatorFile);
  }
}
