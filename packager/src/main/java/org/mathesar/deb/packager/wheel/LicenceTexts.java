package org.mathesar.deb.packager.wheel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mathesar.deb.format.value.RelativePath;

/** Finds and decodes the licences and notices in a wheel's metadata directory. */
final class LicenceTexts {
  /** What setuptools and wheel took for licences before metadata named them. */
  private static final Pattern USUAL_NAMES =
      Pattern.compile(
          "(LICEN[CS]E|COPYING|NOTICE|AUTHORS|COPYRIGHT)[^/]*", Pattern.CASE_INSENSITIVE);

  private LicenceTexts() {}

  /**
   * The files that are licences or notices.
   *
   * @param archive the wheel's files
   * @param distInfo its metadata directory
   * @param metadata what METADATA says
   * @return their paths in the wheel
   */
  static Set<String> paths(WheelArchive archive, RelativePath distInfo, MetadataHeaders metadata) {
    Set<String> named = new TreeSet<>();
    for (String licenceFile : metadata.all("License-File")) {
      named.add(distInfo + "/" + licenceFile);
      // Where the file stands further down in the source, older tools kept its name only.
      named.add(distInfo + "/" + licenceFile.substring(licenceFile.lastIndexOf('/') + 1));
    }
    Set<String> paths = new TreeSet<>();
    for (RelativePath path : archive.members().keySet()) {
      if (path.startsWith(distInfo)) {
        String within = path.value().substring(distInfo.value().length() + 1);
        if (within.startsWith("licenses/")
            || within.startsWith("license_files/")
            || named.contains(path.value())
            || USUAL_NAMES.matcher(within).matches()) {
          paths.add(path.value());
        }
      }
    }
    return paths;
  }

  /**
   * The text of bytes that are UTF-8, as they should be, or otherwise Latin-1, as some old licences
   * are.
   *
   * @param bytes of a file
   * @return without byte order mark, lines ended by line feeds
   */
  static String decode(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      // No bytes are invalid in Latin-1.
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    return unmarked.replace("\r\n", "\n").replace('\r', '\n');
  }
}
