package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.LastUse;
import org.mathesar.deb.packager.work.WorkFolder;

/**
 * Keeps finished packages by the digest of their inputs. What a cached file is known to be stands
 * beside it, so that a damaged one is built again and never handed out.
 */
final class PackageCache {
  private static final String CHECKSUM_SUFFIX = ".sha256";

  private final Path folder;

  PackageCache(Path folder) {
    this.folder = folder;
  }

  /** The file made of these inputs earlier, if it is there and whole. */
  Optional<Path> find(Sha256 inputs, String fileName) {
    Path file = place(inputs).resolve(fileName);
    Path checksum = place(inputs).resolve(fileName + CHECKSUM_SUFFIX);
    if (!Files.isRegularFile(file) || !Files.isRegularFile(checksum)) {
      return Optional.empty();
    }
    try {
      String known = Files.readString(checksum, StandardCharsets.US_ASCII).strip();
      if (!FileDigests.of(file).sha256().hex().equals(known)) {
        return Optional.empty();
      }
      LastUse.note(place(inputs));
      return Optional.of(file);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s in the cache cannot be read (%s): remove it or name another cache folder with"
              + " --cache.",
          file,
          IoReason.of(e));
    }
  }

  /** Takes a finished file over; several runs may do so at once. */
  Path put(Sha256 inputs, Path finished, WorkFolder work) {
    Path place = place(inputs);
    String name = String.valueOf(finished.getFileName());
    try {
      Files.createDirectories(place);
      String known = FileDigests.of(finished).sha256().hex();
      Path checksum = Files.createTempFile(work.path(), name, CHECKSUM_SUFFIX);
      Files.writeString(checksum, known + "\n", StandardCharsets.US_ASCII);
      Path kept = place.resolve(name);
      Files.move(finished, kept, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          checksum, place.resolve(name + CHECKSUM_SUFFIX), StandardCopyOption.REPLACE_EXISTING);
      return kept;
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s could not be kept in the cache %s (%s): free some room there or name another cache"
              + " folder with --cache.",
          name,
          folder,
          IoReason.of(e));
    }
  }

  private Path place(Sha256 inputs) {
    return folder.resolve(inputs.hex().substring(0, 2)).resolve(inputs.hex());
  }
}
