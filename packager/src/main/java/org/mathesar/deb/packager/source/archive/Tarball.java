package org.mathesar.deb.packager.source.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.tree.Links;
import org.mathesar.deb.packager.source.tree.SourceTime;
import org.mathesar.deb.packager.source.tree.TreeCopy;
import org.mathesar.deb.packager.source.tree.UnixNames;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Unpacks a tarball (tar(5); gzip, xz, zstd or not compressed) that may come from anywhere: nothing
 * is ever written outside of the given folder, and what a package cannot hold is refused. Owners
 * and modes are not taken over, but for the executable bit.
 */
public final class Tarball {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int OWNER_EXECUTES = 0100;
  private static final int RECORD_BYTES = 512;

  private final Path file;
  private final Limits limits;
  private final Members members;
  private final Map<RelativePath, String> links = new TreeMap<>();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private Instant newest = Instant.EPOCH;

  private Tarball(Path file, Limits limits) {
    this.file = file;
    this.limits = limits;
    this.members = new Members(file);
  }

  /**
   * Unpacks a tarball.
   *
   * @param file the tarball
   * @param into an empty folder; removed where this fails
   * @param limits what it may grow to
   * @param progress told how much of the file was read
   * @return what it was
   * @throws UserProblem where it is no tarball, damaged, cut short, too big, or has a member that
   *     is refused, and where the folder cannot be written
   */
  public static UnpackedTarball unpack(Path file, Path into, Limits limits, Progress progress) {
    try {
      return new Tarball(file, limits).unpack(into, progress);
    } catch (RuntimeException e) {
      try {
        WorkFolder.deleteTree(into);
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private UnpackedTarball unpack(Path into, Progress progress) {
    Compression compression = compression();
    MessageDigest digest = Sha256.start();
    try (Progress.Task task =
            progress.start(
                "Unpacking " + file.getFileName(),
                OptionalLong.of(Files.size(file)),
                Progress.Unit.BYTES);
        InputStream raw =
            new DigestInputStream(
                new ReportingInputStream(Files.newInputStream(file), task), digest);
        InputStream compressed = new BufferedInputStream(raw, BUFFER_BYTES);
        TailInputStream archive =
            new TailInputStream(compression.decompress(compressed), file, limits.bytes());
        TarArchiveInputStream tar = new TarArchiveInputStream(archive, "UTF-8")) {
      unpackMembers(tar, archive, compression, into);
      readToEnd(archive);
      readToEnd(compressed);
    } catch (IOException e) {
      throw damaged(e instanceof EOFException ? "it ends too early" : IoReason.of(e), e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      // What the readers of the formats throw for some kinds of damage.
      throw damaged(String.valueOf(e.getMessage()), e);
    }
    makeLinks(into);
    return new UnpackedTarball(
        newest.truncatedTo(ChronoUnit.SECONDS), Sha256.from(digest.digest()));
  }

  private UserProblem damaged(String reason, Exception cause) {
    return UserProblem.causedBy(
        cause, "%s is damaged or was cut short (%s): download or make it again.", file, reason);
  }

  private Compression compression() {
    try {
      return Compression.of(file)
          .orElseThrow(
              () ->
                  UserProblem.of(
                      "%s is no tarball: give a .tar.gz, .tar.xz, .tar.zst or .tar file, a"
                          + " checkout or a folder.",
                      file));
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "%s cannot be read (%s): make it readable.", file, IoReason.of(e));
    }
  }

  private void unpackMembers(
      TarArchiveInputStream tar, TailInputStream archive, Compression compression, Path into)
      throws IOException {
    int count = 0;
    try (RawNames names = new RawNames(file, compression)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        count++;
        if (count > limits.members()) {
          throw UserProblem.of(
              "%s has more than %d members, which no release has: check where it comes from.",
              file, limits.members());
        }
        if (!names.areFaithful(count, entry)) {
          throw members.refuse(
              entry.getName(), "has bytes in its name or target that are not UTF-8");
        }
        Optional<RelativePath> path = members.take(entry);
        if (path.isPresent()) {
          unpack(tar, archive, entry, path.get(), into);
        }
      }
    }
    if (count == 0) {
      throw UserProblem.of("%s holds no files: give a release tarball.", file);
    }
  }

  private void unpack(
      TarArchiveInputStream tar,
      TailInputStream archive,
      TarArchiveEntry entry,
      RelativePath path,
      Path into)
      throws IOException {
    Path to = UnixNames.resolve(into, path);
    if (entry.isDirectory()) {
      makeFolder(to);
      return;
    }
    makeFolder(Objects.requireNonNull(to.getParent()));
    Instant modified = entry.getLastModifiedTime().toInstant();
    if (!SourceTime.isPackageable(modified)) {
      throw members.refuse(path.value(), "has a time of change that no package can hold");
    }
    newest = modified.isAfter(newest) ? modified : newest;
    if (entry.isSymbolicLink()) {
      links.put(path, checkedTarget(entry, path));
    } else if (entry.isLink()) {
      Path original = UnixNames.resolve(into, members.original(entry));
      try {
        // Each link becomes a file of its own.
        archive.count(Files.size(original));
        Files.copy(original, to, StandardCopyOption.COPY_ATTRIBUTES);
      } catch (IOException e) {
        throw TreeCopy.cannotWrite(to, e);
      }
    } else {
      write(tar, to, (entry.getMode() & OWNER_EXECUTES) != 0, modified);
    }
  }

  private String checkedTarget(TarArchiveEntry entry, RelativePath path) {
    String target = entry.getLinkName();
    if (UnixNames.isUndecodable(target) || target.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw members.refuse(
          path.value(), "is a link whose target is not UTF-8 or has control characters");
    }
    if (target.isEmpty() || !Links.staysWithin(path, target)) {
      throw members.refuse(
          path.value(), "is a link to '" + target + "', which is outside of the tarball");
    }
    return target;
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw TreeCopy.cannotWrite(folder, e);
    }
  }

  private void write(TarArchiveInputStream tar, Path to, boolean executable, Instant modified)
      throws IOException {
    try (Sink sink = new Sink(to)) {
      for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
        sink.write(buffer, read);
      }
    }
    try {
      TreeCopy.setExecutable(to, executable);
      Files.setLastModifiedTime(to, FileTime.from(modified));
    } catch (IOException e) {
      throw TreeCopy.cannotWrite(to, e);
    }
  }

  /** Reads what follows the end mark, so that the checksum at the very end is looked at too. */
  private static void readToEnd(InputStream stream) throws IOException {
    stream.transferTo(OutputStream.nullOutputStream());
    if (stream instanceof TailInputStream archive && archive.trailingZeros() < RECORD_BYTES) {
      throw new IOException("its end mark is missing");
    }
  }

  /** Links come last: until then nothing can be written through one. */
  private void makeLinks(Path into) {
    links.forEach(
        (path, target) -> {
          Path link = UnixNames.resolve(into, path);
          try {
            Files.createSymbolicLink(link, targetPath(target));
          } catch (IOException e) {
            throw TreeCopy.cannotWrite(link, e);
          }
        });
    links.forEach(
        (path, target) -> {
          Path link = UnixNames.resolve(into, path);
          try {
            if (Files.exists(link) && !link.toRealPath().startsWith(into.toRealPath())) {
              throw members.refuse(
                  path.value(), "leads through other links to something outside of the tarball");
            }
          } catch (IOException e) {
            throw TreeCopy.cannotWrite(link, e);
          }
        });
  }

  private static Path targetPath(String target) {
    if (target.chars().allMatch(c -> c < 0x80)) {
      return Path.of(target);
    }
    Path path = Path.of("");
    for (String component : target.split("/", -1)) {
      if (!component.isEmpty()) {
        path =
            path.resolve(
                component.equals("..") || component.equals(".")
                    ? Path.of(component)
                    : UnixNames.resolve(Path.of("/"), RelativePath.of(component)).getFileName());
      }
    }
    return path;
  }

  /** A file being written, whose failures are told apart from those of reading the tarball. */
  private static final class Sink implements AutoCloseable {
    private final Path file;
    private final OutputStream stream;

    Sink(Path file) {
      this.file = file;
      try {
        stream =
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (IOException e) {
        throw TreeCopy.cannotWrite(file, e);
      }
    }

    void write(byte[] bytes, int length) {
      try {
        stream.write(bytes, 0, length);
      } catch (IOException e) {
        throw TreeCopy.cannotWrite(file, e);
      }
    }

    @Override
    public void close() {
      try {
        stream.close();
      } catch (IOException e) {
        throw TreeCopy.cannotWrite(file, e);
      }
    }
  }
}
