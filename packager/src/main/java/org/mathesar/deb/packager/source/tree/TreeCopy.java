package org.mathesar.deb.packager.source.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;

/** Copies files of a tree: content, executable bit and modification time, nothing else. */
public final class TreeCopy {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String EXECUTABLE = "rwxr-xr-x";
  private static final String PLAIN = "rw-r--r--";

  private TreeCopy() {}

  /**
   * Copies files to the same paths below another folder.
   *
   * @param files what to copy, as {@link TreeWalk} found it
   * @param target an existing folder without any of the files
   * @throws UserProblem with every file that cannot be read, or where the target cannot be written
   */
  public static void copy(List<TreeFile> files, Path target) {
    Problems problems = new Problems();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (TreeFile file : files) {
      Path to = UnixNames.resolve(target, file.path());
      try {
        Files.createDirectories(to.toAbsolutePath().getParent());
        Optional<TreeFile.LinkTarget> link = file.target();
        if (link.isPresent()) {
          Files.createSymbolicLink(to, link.get().path());
        } else {
          copy(file, to, buffer, problems);
        }
      } catch (IOException e) {
        throw cannotWrite(to, e);
      }
    }
    problems.throwIfAny();
  }

  /**
   * What to say where a file of the work under way cannot be written.
   *
   * @param file what was to be written
   * @param failure why it could not
   * @return the exception to throw
   */
  public static UserProblem cannotWrite(Path file, IOException failure) {
    return UserProblem.causedBy(
        failure,
        "%s cannot be written (%s): free some room there or name another cache folder.",
        file,
        IoReason.of(failure));
  }

  /**
   * Gives a file the permission bits of a program or of plain data, whatever the umask.
   *
   * @param file an existing file
   * @param executable whether it may be run
   * @throws IOException where that fails
   */
  public static void setExecutable(Path file, boolean executable) throws IOException {
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? EXECUTABLE : PLAIN));
  }

  private static void copy(TreeFile file, Path to, byte[] buffer, Problems problems)
      throws IOException {
    try (InputStream source = open(file, problems)) {
      try (OutputStream sink = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
        for (int read = read(file, source, buffer, problems);
            read >= 0;
            read = read(file, source, buffer, problems)) {
          sink.write(buffer, 0, read);
        }
      }
    }
    setExecutable(to, file.executable());
    Files.setLastModifiedTime(to, FileTime.from(file.modified()));
  }

  private static InputStream open(TreeFile file, Problems problems) {
    try {
      return Files.newInputStream(file.file());
    } catch (IOException e) {
      cannotRead(file, e, problems);
      return InputStream.nullInputStream();
    }
  }

  private static int read(TreeFile file, InputStream source, byte[] buffer, Problems problems) {
    try {
      return source.read(buffer);
    } catch (IOException e) {
      cannotRead(file, e, problems);
      return -1;
    }
  }

  private static void cannotRead(TreeFile file, IOException failure, Problems problems) {
    problems.add(
        "%s cannot be read (%s): make it readable or leave it out.",
        file.file(), IoReason.of(failure));
  }
}
