package org.mathesar.deb.packager.inspect;

import java.util.List;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.deb.Compression;
import org.mathesar.deb.format.deb.Conffile;
import org.mathesar.deb.format.value.InstallPath;

/**
 * What is in a package, in short.
 *
 * @param fileName the file's own name
 * @param fields what it tells dpkg, in order
 * @param packedBytes length of the file
 * @param unpackedBytes length of all regular files together
 * @param installedSizeKib room on disk by dpkg's rule
 * @param files how many regular files it has, second names included
 * @param directories how many directories
 * @param symbolicLinks how many symbolic links
 * @param members the members of the ar archive, in order
 * @param biggestDirectories the biggest first; none that is nearly all of the one below it
 * @param biggestFiles the biggest first
 * @param scripts maintainer scripts in the order of their archive
 * @param conffiles in order
 * @param triggers lines of the triggers file, in order
 * @param units names of systemd units, sorted
 * @param pythonLibraries sorted
 */
public record Summary(
    String fileName,
    Stanza fields,
    long packedBytes,
    long unpackedBytes,
    long installedSizeKib,
    int files,
    int directories,
    int symbolicLinks,
    List<Member> members,
    List<SizedPath> biggestDirectories,
    List<SizedPath> biggestFiles,
    List<Script> scripts,
    List<Conffile> conffiles,
    List<String> triggers,
    List<String> units,
    List<PythonLibrary> pythonLibraries) {

  /**
   * A member of the ar archive.
   *
   * @param name such as {@code data.tar.zst}
   * @param packedBytes length as it stands there
   * @param compression how it is compressed
   * @param unpackedBytes length uncompressed
   */
  public record Member(
      String name, long packedBytes, Compression compression, long unpackedBytes) {}

  /**
   * Something and how big it is.
   *
   * @param path where it stands
   * @param bytes length of a file, or of all files below a directory
   */
  public record SizedPath(InstallPath path, long bytes) {}

  /**
   * A maintainer script.
   *
   * @param name such as {@code postinst}
   * @param firstLine usually its interpreter
   * @param lines how many it has
   */
  public record Script(String name, String firstLine, int lines) {}

  // Copies.
  public Summary {
    members = List.copyOf(members);
    biggestDirectories = List.copyOf(biggestDirectories);
    biggestFiles = List.copyOf(biggestFiles);
    scripts = List.copyOf(scripts);
    conffiles = List.copyOf(conffiles);
    triggers = List.copyOf(triggers);
    units = List.copyOf(units);
    pythonLibraries = List.copyOf(pythonLibraries);
  }
}
