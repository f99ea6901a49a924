package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Where finished files are put. Each appears under its name whole or not at all, whenever the run
 * is killed: it is written beside the folder, on the same file system, and moved in.
 */
public final class OutputFolder implements AutoCloseable {
  private static final String STAGING_SUFFIX = ".incomplete";

  private final Path folder;
  private final WorkFolder staging;

  private OutputFolder(Path folder, WorkFolder staging) {
    this.folder = folder;
    this.staging = staging;
  }

  /**
   * Opens a folder, which is made where it is missing.
   *
   * @param folder where files are wanted
   * @return the folder, to be closed
   * @throws UserProblem where it cannot be written
   */
  public static OutputFolder open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      if (!Files.isWritable(absolute)) {
        throw new IOException("permission denied");
      }
      return new OutputFolder(absolute, WorkFolder.create(stagingFolder(absolute)));
    } catch (java.nio.file.FileAlreadyExistsException | NotDirectoryException e) {
      throw UserProblem.causedBy(
          e, "The output folder %s is not a folder: name another with --output.", folder);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The output folder %s cannot be used (%s): make it writable or name another with"
              + " --output.",
          folder,
          IoReason.of(e));
    }
  }

  /** Beside the folder where that is the same file system, otherwise hidden within it. */
  private static Path stagingFolder(Path folder) throws IOException {
    Path parent = folder.getParent();
    Path name = folder.getFileName();
    if (parent != null
        && name != null
        && Files.isWritable(parent)
        && Files.getFileStore(parent).equals(Files.getFileStore(folder))) {
      return parent.resolve("." + name + STAGING_SUFFIX);
    }
    return folder.resolve(STAGING_SUFFIX);
  }

  /**
   * Where the files are wanted.
   *
   * @return an absolute path
   */
  public Path path() {
    return folder;
  }

  /**
   * Puts a copy of a file into the folder, in place of an earlier one of that name.
   *
   * @param file what to copy
   * @param name under which it is put
   * @return the file in the folder
   * @throws UserProblem where it cannot be written
   */
  public Path put(Path file, String name) {
    Path staged = staging.path().resolve(name);
    Path finished = folder.resolve(name);
    try {
      Files.copy(file, staged, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(staged, finished, StandardCopyOption.ATOMIC_MOVE);
      return finished;
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s could not be written (%s): free some room there or name another folder with"
              + " --output.",
          finished,
          IoReason.of(e));
    }
  }

  @Override
  public void close() {
    staging.close();
    try {
      Path parent = staging.path().getParent();
      if (parent != null) {
        // Another run may be using it.
        Files.deleteIfExists(parent);
      }
    } catch (java.nio.file.DirectoryNotEmptyException e) {
      return;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
