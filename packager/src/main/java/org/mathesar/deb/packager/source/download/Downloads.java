package org.mathesar.deb.packager.source.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.work.IoReason;

/**
 * A folder of downloaded files, each kept with its checksum. Several runs may use it at once; a
 * file under its final name is always whole.
 */
public final class Downloads {
  private final Path folder;
  private final Patience patience;
  private final Map<String, String> environment;

  /**
   * Downloads kept in a folder.
   *
   * @param folder made where it is missing
   * @param patience how long servers are given
   * @param environment where variables name proxies and certificate authorities, usually {@link
   *     System#getenv()}
   */
  public Downloads(Path folder, Patience patience, Map<String, String> environment) {
    this.folder = folder;
    this.patience = patience;
    this.environment = Map.copyOf(environment);
  }

  /**
   * The file of a download: what is kept already, or else what the network gives.
   *
   * @param download what is wanted
   * @param progress told how far it is, and the checksum where none is pinned
   * @return the whole file, its checksum as pinned
   * @throws UserProblem where it is not to be had, is not what it has to be, or cannot be kept
   */
  public Path fetch(Download download, Progress progress) {
    Path target = folder.resolve(download.fileName());
    try {
      Files.createDirectories(folder);
      return ExclusiveWork.alone(
          sibling(target, ".lock"),
          download.title(),
          progress,
          () -> {
            Optional<Sha256> kept = kept(download, target, progress);
            Sha256 sum = kept.isPresent() ? kept.get() : load(download, target, progress);
            if (download.pinned().isEmpty()) {
              progress.note(
                  "SHA-256 of "
                      + download.fileName()
                      + " is "
                      + sum
                      + " (not pinned in the descriptor).");
            }
            return target;
          });
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s cannot be kept in %s (%s): free some room there or make it writable, or name another"
              + " cache folder.",
          download.title(),
          folder,
          IoReason.of(e));
    }
  }

  private static Optional<Sha256> kept(Download download, Path target, Progress progress)
      throws IOException {
    Path sumFile = sibling(target, ".sha256");
    if (!Files.exists(target) || !Files.exists(sumFile)) {
      return Optional.empty();
    }
    Sha256 sum = FileDigests.of(target).sha256();
    if (!Files.readString(sumFile).strip().equals(sum.hex())) {
      progress.note("The kept " + download.fileName() + " was damaged; downloading it again.");
      return Optional.empty();
    }
    if (download.pinned().filter(pin -> !pin.equals(sum)).isPresent()) {
      progress.note(
          "The kept "
              + download.fileName()
              + " is not what the descriptor pins; downloading it again.");
      return Optional.empty();
    }
    return Optional.of(sum);
  }

  private Sha256 load(Download download, Path target, Progress progress) throws IOException {
    PartialFile partial = new PartialFile(target);
    new Transfer(download, partial, patience, environment).run(progress);
    Sha256 sum = FileDigests.of(partial.file()).sha256();
    Optional<Sha256> pinned = download.pinned();
    if (pinned.isPresent() && !pinned.get().equals(sum)) {
      partial.discard();
      throw UserProblem.of(
          "%s from %s has the SHA-256 %s, but the descriptor pins %s: find out which one is right"
              + " before you correct the descriptor or name a file with --source.",
          download.title(), download.address(), sum, pinned.get());
    }
    partial.forgetValidator();
    Files.deleteIfExists(target);
    Path sumFile = sibling(target, ".sha256");
    Path newSum = sibling(target, ".sha256.part");
    Files.writeString(newSum, sum.hex() + "\n");
    Files.move(newSum, sumFile, StandardCopyOption.ATOMIC_MOVE);
    Files.move(partial.file(), target, StandardCopyOption.ATOMIC_MOVE);
    return sum;
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
