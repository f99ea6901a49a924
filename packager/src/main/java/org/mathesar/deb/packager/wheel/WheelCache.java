package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.lock.LockedFile;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.LastUse;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Files of the package index and wheels built from source, kept between runs under {@code
 * files/<first two digits>/<SHA-256>/<file name>} and {@code built/<first two digits>/<recipe's
 * SHA-256>/<file name>}.
 *
 * <p>Several processes and threads may use one cache: a file appears under its name whole or not at
 * all, and no cleaning removes it while a run uses the cache; the folder it is in has the time of
 * its last use. Before a run uses a file it reads it through once; what does not have the bytes it
 * should have counts as missing and is replaced by what is fetched for it.
 */
public final class WheelCache {
  /** Raised when the reader checks more than it did, so that earlier marks count no longer. */
  private static final String CHECKED_MARK = ".checked-1";

  private static final String FILES = "files";
  private static final String BUILT = "built";

  private final Path folder;
  private final WorkFolder work;
  private final Set<Sha256> verified = ConcurrentHashMap.newKeySet();

  /**
   * A cache.
   *
   * @param folder made when the first file comes in
   * @param work this run's folder, on the same file system; what a killed run leaves is there and
   *     not in the cache
   */
  public WheelCache(Path folder, WorkFolder work) {
    this.folder = folder;
    this.work = work;
  }

  /**
   * A file of the index.
   *
   * @param file its name and content
   * @return where it is, its bytes verified; empty where the cache does not have it
   * @throws UserProblem where the cache cannot be read
   */
  public Optional<Path> find(LockedFile file) {
    Path place = place(file);
    try {
      if (!Files.exists(place)) {
        return Optional.empty();
      }
      if (verified.contains(file.sha256())) {
        return Optional.of(place);
      }
      if (Files.size(place) == file.size() && sha256(place).equals(file.sha256())) {
        verified.add(file.sha256());
        LastUse.note(below(FILES, file.sha256()));
        return Optional.of(place);
      }
      // Not deleted: another run may have put the right one there by now.
      return Optional.empty();
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The cached file %s cannot be read (%s): make it readable, or name another cache folder.",
          place,
          IoReason.of(e));
    }
  }

  /**
   * Takes a file of the index in.
   *
   * @param file its name and content
   * @param arrived a file of this run's work folder, which is moved away
   * @return where it is now, its bytes verified
   * @throws UserProblem where it has other bytes than it should have, or there is no room for it
   */
  public Path adopt(LockedFile file, Path arrived) {
    Path place = place(file);
    try {
      requireBytes(file, arrived);
      moveIn(arrived, place);
      verified.add(file.sha256());
      return place;
    } catch (IOException e) {
      throw cannotWrite(place, e);
    }
  }

  /**
   * Takes a copy of a file in that belongs to the user.
   *
   * @param file its name and content
   * @param original stays where it is
   * @return where the copy is, its bytes verified
   * @throws UserProblem where it has other bytes than it should have, cannot be read, or there is
   *     no room for it
   */
  Path copyIn(LockedFile file, Path original) {
    Path copy = work.newFolder("incoming").resolve(file.fileName());
    try {
      Files.copy(original, copy);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s cannot be copied into the cache folder %s (%s): make it readable and free some room.",
          original,
          folder,
          IoReason.of(e));
    }
    return adopt(file, copy);
  }

  /**
   * A wheel built from source.
   *
   * @param recipe checksum of everything that went into it
   * @param fileName the wheel's
   * @return where it is, its bytes not verified; empty where the cache does not have it
   */
  Optional<Path> findBuilt(Sha256 recipe, String fileName) {
    Path place = builtPlace(recipe, fileName);
    if (!Files.exists(place)) {
      return Optional.empty();
    }
    LastUse.note(below(BUILT, recipe));
    return Optional.of(place);
  }

  /**
   * Takes a wheel in that was built from source, in place of the one that was there.
   *
   * @param recipe checksum of everything that went into it
   * @param wheel a file of this run's work folder, which is moved away
   * @return where it is now
   */
  Path adoptBuilt(Sha256 recipe, Path wheel) {
    Path place = builtPlace(recipe, wheel.getFileName().toString());
    try {
      moveIn(wheel, place);
      return place;
    } catch (IOException e) {
      throw cannotWrite(place, e);
    }
  }

  /**
   * Whether a file's inside was found sound by an earlier read, in this run or before: it follows
   * from its bytes.
   *
   * @param file in the cache
   * @return true where it was
   */
  boolean isChecked(LockedFile file) {
    return Files.exists(checkedMark(file));
  }

  /**
   * Remembers that a file's inside is sound.
   *
   * @param file in the cache
   */
  void markChecked(LockedFile file) {
    Path mark = checkedMark(file);
    try {
      Files.createFile(mark);
    } catch (FileAlreadyExistsException e) {
      // Another reader was faster.
      return;
    } catch (IOException e) {
      throw cannotWrite(mark, e);
    }
  }

  private void moveIn(Path arrived, Path place) throws IOException {
    Files.createDirectories(place.getParent());
    Files.setPosixFilePermissions(arrived, PosixFilePermissions.fromString("rw-r--r--"));
    try {
      Files.move(arrived, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IllegalStateException(
          work.path() + " and " + folder + " have to be on one file system", e);
    }
  }

  private static void requireBytes(LockedFile file, Path arrived) throws IOException {
    long size = Files.size(arrived);
    if (size != file.size()) {
      throw otherBytes(file, size + " bytes in place of " + file.size());
    }
    Sha256 sha256 = sha256(arrived);
    if (!sha256.equals(file.sha256())) {
      throw otherBytes(file, "SHA-256 " + sha256 + " in place of " + file.sha256());
    }
  }

  private static UserProblem otherBytes(LockedFile file, String difference) {
    return UserProblem.of(
        "%s is not the file that the lock names (it has %s): correct what provides it, or make the"
            + " lock anew if the project replaced it.",
        file.fileName(), difference);
  }

  private UserProblem cannotWrite(Path place, IOException e) {
    return UserProblem.causedBy(
        e,
        "%s cannot be put into the cache (%s): free some room and make %s writable, or name"
            + " another cache folder.",
        place,
        IoReason.of(e),
        folder);
  }

  private static Sha256 sha256(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return ContentDigest.sha256(stream);
    }
  }

  private Path place(LockedFile file) {
    return below(FILES, file.sha256()).resolve(file.fileName());
  }

  private Path checkedMark(LockedFile file) {
    return below(FILES, file.sha256()).resolve(CHECKED_MARK);
  }

  private Path builtPlace(Sha256 recipe, String fileName) {
    return below(BUILT, recipe).resolve(fileName);
  }

  private Path below(String kind, Sha256 key) {
    return folder.resolve(kind).resolve(key.hex().substring(0, 2)).resolve(key.hex());
  }
}
