package org.mathesar.deb.packager.build;

import com.github.luben.zstd.util.ZstdVersion;
import java.util.List;
import java.util.Locale;
import org.mathesar.deb.format.control.Operator;
import org.mathesar.deb.format.control.Relation;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * What packages are built with, for whoever wants to build them again.
 *
 * @param architecture of this machine
 * @param relations the tools, each with its exact version
 */
record BuildTools(Architecture architecture, List<Relation> relations) {

  // Copies.
  BuildTools {
    relations = List.copyOf(relations);
  }

  /** The version of this tool belongs here, since the packages do not have it. */
  static BuildTools ofThisRun(String toolVersion) {
    return new BuildTools(
        machine(),
        List.of(
            exactly("mathesar-deb", toolVersion),
            exactly("java-runtime", Runtime.version().toString()),
            exactly("libzstd", ZstdVersion.VERSION)));
  }

  private static Relation exactly(String name, String version) {
    return Relation.to(
        new PackageName(name),
        Operator.EQUAL,
        DebVersion.parse(version.replaceAll("[^0-9A-Za-z.+~]", ".")));
  }

  private static Architecture machine() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> Architecture.AMD64;
      case "aarch64", "arm64" -> Architecture.ARM64;
      default -> new Architecture(name.replaceAll("[^a-z0-9]", ""));
    };
  }
}
