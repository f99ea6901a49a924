package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.assemble.DebAssembler;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.image.PackageImage;
import org.mathesar.deb.packager.inspect.Finding;
import org.mathesar.deb.packager.inspect.Inspection;
import org.mathesar.deb.packager.work.IoReason;

/** Makes files of what is ready to be written, and reads packages back. Threads may share one. */
final class PackageFinisher {
  private final BuildSite site;
  private final DebAssembler assembler;

  PackageFinisher(BuildSite site, Profile profile) {
    this.site = site;
    this.assembler = new DebAssembler(profile);
  }

  /** The package as a sound file in the work folder. */
  Path assemble(PackageImage image, PlannedPackage planned) {
    try {
      Path finished =
          assembler.assemble(
              image,
              planned.timestamp(),
              site.work().newFolder(planned.name().value()),
              site.progress());
      requireSound(finished);
      return finished;
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s could not be put together in %s (%s): free some room there, or name another cache"
              + " folder with --cache.",
          planned.fileName(),
          site.caches().work(),
          IoReason.of(e));
    }
  }

  /** Reads the package back with a reader that shares nothing with what wrote it. */
  private void requireSound(Path finished) {
    Inspection inspection = Inspection.of(finished, Instant.MAX);
    if (!inspection.isSound()) {
      throw UserProblem.of(
          "%s came out unsound, so it is not handed out: %s",
          finished.getFileName(), sentences(inspection));
    }
    if (!inspection.findings().isEmpty()) {
      site.progress().note(finished.getFileName() + ": " + sentences(inspection));
    }
  }

  private static String sentences(Inspection inspection) {
    return inspection.findings().stream().map(Finding::sentence).collect(Collectors.joining(" "));
  }

  /** The list of a package's components as a file in the work folder. */
  Path writeSbom(PlannedPackage planned, Documentation documentation) {
    Path sbom = site.work().newFolder("sbom").resolve(planned.sbomFileName());
    try (InputStream content = documentation.sbom().open()) {
      Files.copy(content, sbom);
      return sbom;
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "%s could not be written (%s): free some room there, or name another cache folder with"
              + " --cache.",
          sbom,
          IoReason.of(e));
    }
  }
}
