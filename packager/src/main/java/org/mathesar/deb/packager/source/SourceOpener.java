package org.mathesar.deb.packager.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.progress.Progress;
import org.mathesar.deb.packager.source.archive.Limits;
import org.mathesar.deb.packager.source.archive.Tarball;
import org.mathesar.deb.packager.source.archive.UnpackedTarball;
import org.mathesar.deb.packager.source.download.Download;
import org.mathesar.deb.packager.source.download.Downloads;
import org.mathesar.deb.packager.source.tree.SourceTime;
import org.mathesar.deb.packager.source.tree.TreeCopy;
import org.mathesar.deb.packager.source.tree.TreeDigest;
import org.mathesar.deb.packager.source.tree.TreeFile;
import org.mathesar.deb.packager.source.tree.TreeWalk;
import org.mathesar.deb.packager.source.tree.UnixNames;
import org.mathesar.deb.packager.work.IoReason;
import org.mathesar.deb.packager.work.WorkFolder;

/** Opens sources: whatever one comes as, the result is a checked copy in the work folder. */
public final class SourceOpener {
  private final CommandRunner runner;
  private final Downloads downloads;

  /**
   * An opener.
   *
   * @param runner what runs git
   * @param downloads where published releases are had
   */
  public SourceOpener(CommandRunner runner, Downloads downloads) {
    this.runner = runner;
    this.downloads = downloads;
  }

  /**
   * Opens a source. It is read only, and never written into.
   *
   * @param request which source, and what its version has to be
   * @param descriptor what the application is
   * @param work where the copy is made
   * @param progress where to report
   * @return the copy and what is known of it
   * @throws UserProblem where there is no such source, it is not one of the application, it is
   *     damaged or cannot be read, or its version is not the one it has to be
   */
  public ApplicationSource open(
      SourceRequest request, Descriptor descriptor, WorkFolder work, Progress progress) {
    Path path = locate(request.origin(), descriptor, progress);
    if (Files.isRegularFile(path)) {
      return openTarball(path, request, descriptor, work, progress);
    }
    if (!Files.isDirectory(path)) {
      throw UserProblem.of(
          Files.exists(path, LinkOption.NOFOLLOW_LINKS)
              ? "The source %s is neither a file nor a folder: give a tarball, a checkout or a"
                  + " folder."
              : "There is no source %s: give a tarball, a checkout or a folder that exists.",
          path);
    }
    requireRecognised(path, path, descriptor);
    return GitCheckout.isOne(path)
        ? openCheckout(path, request, descriptor, work, progress)
        : openFolder(path, request, descriptor, work);
  }

  private Path locate(SourceOrigin origin, Descriptor descriptor, Progress progress) {
    if (origin instanceof SourceOrigin.Given given) {
      return given.path();
    }
    UpstreamVersion version = ((SourceOrigin.Release) origin).version();
    String url = descriptor.source().releaseUrl();
    if (url.isEmpty()) {
      throw UserProblem.of(
          "The descriptor of %s names no address for its releases: name a tarball, checkout or"
              + " folder with --source.",
          descriptor.application().title());
    }
    URI address;
    try {
      address = URI.create(url.replace("{version}", version.text()));
    } catch (IllegalArgumentException e) {
      throw UserProblem.causedBy(
          e,
          "The address %s for the release %s is none: correct source.release.url in the"
              + " descriptor.",
          url,
          version);
    }
    return downloads.fetch(
        new Download(
            descriptor.application().title() + " " + version,
            address,
            descriptor.application().name() + "-" + version + ".tar.gz",
            Optional.ofNullable(descriptor.source().releaseChecksums().get(version.text()))),
        progress);
  }

  private static ApplicationSource openTarball(
      Path file, SourceRequest request, Descriptor descriptor, WorkFolder work, Progress progress) {
    Path unpacked = work.newFolder("source");
    UnpackedTarball tarball = Tarball.unpack(file, unpacked, Limits.GENEROUS, progress);
    Path root = onlyFolder(unpacked, descriptor);
    requireRecognised(root, file, descriptor);
    VersionReader reader = new VersionReader(descriptor.application().version());
    UpstreamVersion said = reader.read(root);
    return new ApplicationSource(
        root,
        SourceKind.TARBALL,
        said,
        new VersionDecision(descriptor, reader, said).withoutHistory(file, request.versioning()),
        Optional.empty(),
        tarball.newest(),
        "tarball with SHA-256 " + tarball.sha256(),
        List.of());
  }

  /** Some tarballs have one folder at the top that holds everything. */
  private static Path onlyFolder(Path unpacked, Descriptor descriptor) {
    if (missing(unpacked, descriptor).isEmpty()) {
      return unpacked;
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(unpacked)) {
      listing.forEach(entries::add);
    } catch (IOException e) {
      throw TreeCopy.cannotWrite(unpacked, e);
    }
    return entries.size() == 1 && Files.isDirectory(entries.get(0), LinkOption.NOFOLLOW_LINKS)
        ? entries.get(0)
        : unpacked;
  }

  private ApplicationSource openCheckout(
      Path folder,
      SourceRequest request,
      Descriptor descriptor,
      WorkFolder work,
      Progress progress) {
    GitCheckout checkout = new GitCheckout(runner, folder);
    GitCheckout.Head head = checkout.head();
    if (!SourceTime.isPackageable(head.date())) {
      throw UserProblem.of(
          "The commit %s of the checkout %s is dated %s, which no package can hold: commit again"
              + " with a correct clock.",
          head.id().abbreviated(), folder, head.date());
    }
    CheckoutFiles files = CheckoutFiles.of(checkout, folder, descriptor);
    if (!files.deviations().isEmpty() && !request.allowsChanges()) {
      throw UserProblem.of(
          "The checkout %s differs from its commit %s in what is packaged (%s): commit or restore"
              + " that, or go on with --allow-changes.",
          folder, head.id().abbreviated(), summary(files.deviations()));
    }
    files
        .deviations()
        .forEach(
            deviation ->
                progress.note(
                    "Other than in commit " + head.id().abbreviated() + ", " + deviation + "."));
    Path root = work.newFolder("source");
    TreeCopy.copy(files.found(), root);
    VersionReader reader = new VersionReader(descriptor.application().version());
    UpstreamVersion said = reader.read(root);
    return new ApplicationSource(
        root,
        SourceKind.CHECKOUT,
        said,
        new VersionDecision(descriptor, reader, said)
            .withHistory(checkout, head, folder, request.versioning()),
        Optional.of(head.id()),
        head.date(),
        "git commit "
            + head.id()
            + (files.deviations().isEmpty()
                ? ""
                : ", but " + String.join(", ", files.deviations())),
        files.deviations());
  }

  private static String summary(List<String> deviations) {
    int shown = Math.min(5, deviations.size());
    String text = String.join(", ", deviations.subList(0, shown));
    return shown == deviations.size()
        ? text
        : text + " and " + (deviations.size() - shown) + " more";
  }

  private static ApplicationSource openFolder(
      Path folder, SourceRequest request, Descriptor descriptor, WorkFolder work) {
    NeededFiles needed =
        NeededFiles.of(descriptor, path -> Files.isRegularFile(UnixNames.resolve(folder, path)));
    List<TreeFile> files = TreeWalk.find(folder, needed);
    for (TreeFile file : files) {
      if (!SourceTime.isPackageable(file.modified())) {
        throw UserProblem.of(
            "%s was changed at %s, it says, which no package can hold: correct its time with touch.",
            file.file(), file.modified());
      }
    }
    Path root = work.newFolder("source");
    TreeCopy.copy(files, root);
    VersionReader reader = new VersionReader(descriptor.application().version());
    UpstreamVersion said = reader.read(root);
    Instant newest =
        files.stream()
            .map(TreeFile::modified)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH)
            .truncatedTo(ChronoUnit.SECONDS);
    return new ApplicationSource(
        root,
        SourceKind.FOLDER,
        said,
        new VersionDecision(descriptor, reader, said).withoutHistory(folder, request.versioning()),
        Optional.empty(),
        newest,
        "folder with SHA-256 " + new TreeDigest().add(files).finish(),
        List.of());
  }

  private static void requireRecognised(Path root, Path source, Descriptor descriptor) {
    requireReadable(root);
    List<RelativePath> missing = missing(root, descriptor);
    if (!missing.isEmpty()) {
      throw UserProblem.of(
          "%s is not a source of %s, since it has no %s: give its tarball, checkout or folder.",
          source,
          descriptor.application().title(),
          missing.stream().map(RelativePath::value).collect(Collectors.joining(", ")));
    }
  }

  private static void requireReadable(Path root) {
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(root)) {
      var unused = listing.iterator().hasNext();
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e, "The source %s cannot be read (%s): make it readable.", root, IoReason.of(e));
    }
  }

  private static List<RelativePath> missing(Path root, Descriptor descriptor) {
    return descriptor.source().recognisedBy().stream()
        .filter(path -> !Files.isRegularFile(UnixNames.resolve(root, path)))
        .toList();
  }
}
