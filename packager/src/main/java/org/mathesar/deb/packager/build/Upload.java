package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.upload.FileName;
import org.mathesar.deb.packager.progress.Progress;

/**
 * Hands finished packages out, each together with what describes it. Whenever it is ended, every
 * .changes in the folder names files that are there and have its checksums: one that is going to be
 * wrong goes before what it names is replaced, and the new ones come after all that they name. It
 * goes when nothing but renaming is left to do, so that no full disk leaves the folder without one.
 */
final class Upload {
  private final PackageDescriber describer;

  private final Progress progress;

  Upload(PackageDescriber describer, Progress progress) {
    this.describer = describer;
    this.progress = progress;
  }

  /** Puts everything into the output folder, every .changes after all that any of them names. */
  BuildResult put(List<DocumentedPackage> packages, OutputFolder folder) {
    List<DescribedPackage> described = packages.stream().map(describer::describe).toList();
    try (Delivery delivery = Delivery.to(folder)) {
      for (DescribedPackage member : described) {
        member.named().forEach(delivery::stage);
        delivery.stage(member.changes());
      }
      delivery.withdrawUploadsOfOther(digests(described), progress);
      return publish(described, delivery);
    }
  }

  private static BuildResult publish(List<DescribedPackage> packages, Delivery output) {
    List<BuiltPackage> built = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (DescribedPackage member : packages) {
      built.add(member.built().movedTo(output.publish(member.packageFile())));
      others.add(output.publish(member.sbom()));
      others.add(output.publish(member.buildinfo()));
    }
    // Whoever waits for a .changes finds everything of the release there, or no .changes at all.
    List<Path> uploads = packages.stream().map(member -> output.publish(member.changes())).toList();
    return new BuildResult(built, uploads, others);
  }

  private static Map<FileName, FileDigests> digests(List<DescribedPackage> packages) {
    Map<FileName, FileDigests> digests = new TreeMap<>();
    for (DescribedPackage member : packages) {
      for (FinishedFile file : member.named()) {
        digests.put(file.name(), file.digests());
      }
    }
    return digests;
  }
}
