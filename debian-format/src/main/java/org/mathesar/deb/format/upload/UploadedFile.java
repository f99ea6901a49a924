package org.mathesar.deb.format.upload;

import java.util.regex.Pattern;
import org.mathesar.deb.format.digest.FileDigests;

/**
 * A file of an upload and where the archive puts it.
 *
 * @param name its name
 * @param digests its size and checksums
 * @param section such as {@code web}, or {@link #BY_HAND}
 * @param priority such as {@code optional}
 */
public record UploadedFile(FileName name, FileDigests digests, String section, String priority) {
  /**
   * The section of files that are neither packages nor sources (Debian Policy 5.6.21): archives
   * check them with the rest of the upload and leave the rest to people, where every other section
   * makes them refuse a file they do not know.
   */
  public static final String BY_HAND = "byhand";

  private static final Pattern WORD = Pattern.compile("[!-~]+");

  // Checks that section and priority are words.
  public UploadedFile {
    if (!WORD.matcher(section).matches() || !WORD.matcher(priority).matches()) {
      throw new IllegalArgumentException(
          "'" + section + "' and '" + priority + "' are to be the section and priority of " + name);
    }
  }

  /**
   * A file that is neither package nor source, such as a list of components.
   *
   * @param name its name
   * @param digests its size and checksums
   * @return the file in the section for such files
   */
  public static UploadedFile byHand(FileName name, FileDigests digests) {
    return new UploadedFile(name, digests, BY_HAND, "optional");
  }
}
