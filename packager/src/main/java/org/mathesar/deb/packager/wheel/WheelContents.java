package org.mathesar.deb.packager.wheel;

import java.util.List;
import org.mathesar.deb.packager.python.WheelName;

/**
 * What a wheel holds, after it was found sound.
 *
 * <p>Of its metadata directory, METADATA, WHEEL, entry_points.txt and whatever else a library may
 * look up about itself is among the files. As in Debian's own packages, RECORD is not: it would be
 * wrong as soon as a file is left out or byte-compiled, and dpkg knows the files. Neither are
 * signatures of RECORD, what installers write (INSTALLER, REQUESTED, direct_url.json), and licence
 * texts, which belong into the package's copyright file and are in the metadata.
 *
 * @param name its file name
 * @param metadata what it says of itself
 * @param files for the directory of libraries, ordered by path
 * @param scripts for the directory of programs; their first line may be {@code #!python}
 * @param headers for C compilers
 * @param data for the root of the Python installation, such as {@code share/man/man1/x.1}
 */
public record WheelContents(
    WheelName name,
    WheelMetadata metadata,
    List<WheelFile> files,
    List<WheelFile> scripts,
    List<WheelFile> headers,
    List<WheelFile> data) {

  // Copies.
  public WheelContents {
    files = List.copyOf(files);
    scripts = List.copyOf(scripts);
    headers = List.copyOf(headers);
    data = List.copyOf(data);
  }
}
