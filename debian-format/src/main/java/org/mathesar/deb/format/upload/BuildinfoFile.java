package org.mathesar.deb.format.upload;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mathesar.deb.format.changelog.DebianDate;
import org.mathesar.deb.format.control.Relation;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.format.value.PackageName;
import org.mathesar.deb.format.version.DebVersion;

/**
 * How packages were built (deb-buildinfo(5), format 1.0). The path of the build is left out: the
 * packages do not depend on it.
 *
 * @param source the source package
 * @param version what was built
 * @param binaries the binary packages, sorted
 * @param architectures theirs, sorted
 * @param files what was built, in the order of their names
 * @param buildOrigin the distribution or project that built them
 * @param buildArchitecture of the building machine
 * @param buildDate the date the build pretended to have
 * @param tools what was used to build, each with its exact version, in the order given
 * @param environment variables that may have influenced the build
 */
public record BuildinfoFile(
    SourceReference source,
    DebVersion version,
    List<PackageName> binaries,
    List<Architecture> architectures,
    List<BuiltFile> files,
    String buildOrigin,
    Architecture buildArchitecture,
    DebianDate buildDate,
    List<Relation> tools,
    SortedMap<String, String> environment) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  // Copies and sorts, and refuses what could not be read back.
  public BuildinfoFile {
    binaries = FileLists.sorted(binaries);
    architectures = FileLists.sorted(architectures);
    files = files.stream().sorted(Comparator.comparing(BuiltFile::name)).toList();
    tools = List.copyOf(tools);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    if (architectures.isEmpty() || files.isEmpty()) {
      throw new IllegalArgumentException("a build needs architectures and files");
    }
    environment.forEach(
        (name, value) -> {
          if (!VARIABLE.matcher(name).matches() || value.matches("(?s).*\\p{Cntrl}.*")) {
            throw new IllegalArgumentException(
                "the environment variable " + name + " cannot be written on one line");
          }
        });
  }

  /**
   * The name of the file.
   *
   * @return such as {@code pantry_1.0-1_all.buildinfo}; {@code multi} for several architectures
   */
  public FileName fileName() {
    return FileLists.fileName(source, version, architectures, ".buildinfo");
  }

  /**
   * All of it as a stanza.
   *
   * @return its fields in the order dpkg-genbuildinfo writes them
   */
  public Stanza stanza() {
    return Stanza.empty()
        .with("Format", "1.0")
        .with("Source", source.value(version))
        .withNonEmpty("Binary", FileLists.joined(binaries))
        .with("Architecture", FileLists.joined(architectures))
        .with("Version", version.toString())
        .with("Checksums-Md5", sums(file -> file.digests().md5().hex()))
        .with("Checksums-Sha1", sums(file -> file.digests().sha1().hex()))
        .with("Checksums-Sha256", sums(file -> file.digests().sha256().hex()))
        .withNonEmpty("Build-Origin", buildOrigin)
        .with("Build-Architecture", buildArchitecture.value())
        .with("Build-Date", buildDate.toString())
        .with(
            "Installed-Build-Depends",
            String.join(",", tools.stream().map(tool -> "\n" + tool).toList()))
        .withNonEmpty(
            "Environment",
            FileLists.lines(
                environment.entrySet(),
                variable -> variable.getKey() + "=\"" + escaped(variable.getValue()) + "\""));
  }

  private String sums(Function<BuiltFile, String> checksum) {
    return FileLists.lines(
        files, file -> checksum.apply(file) + " " + file.digests().size() + " " + file.name());
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
