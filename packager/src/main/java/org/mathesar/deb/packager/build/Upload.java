package org.mathesar.deb.packager.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.upload.FileName;

/**
 * Hands finished packages out, each together with what describes it. Whenever it is ended, every
 * .changes in the folder names files that are there and have its checksums: one that is going to be
 * wrong goes before what it names is replaced, and the new ones come after all that they name.
 */
final class Upload {
  private final PackageDescriber describer;

  Upload(PackageDescriber describer) {
    this.describer = describer;
  }

  /** Puts everything into the output folder, every .changes after all that any of them names. */
  BuildResult put(List<DocumentedPackage> packages, OutputFolder folder) {
    List<DescribedPackage> described = packages.stream().map(describer::describe).toList();
    try (Delivery delivery = Delivery.to(folder)) {
      delivery.withdrawUploadsOfOther(digests(described));
      return put(described, delivery);
    }
  }

  private static BuildResult put(List<DescribedPackage> packages, Delivery output) {
    List<BuiltPackage> built = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (DescribedPackage member : packages) {
      built.add(member.built().movedTo(output.put(member.packageFile())));
      others.add(output.put(member.sbom()));
      others.add(output.put(member.buildinfo()));
    }
    // Whoever waits for a .changes finds everything of the release there, or no .changes at all.
    List<Path> uploads = packages.stream().map(member -> output.put(member.changes())).toList();
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
