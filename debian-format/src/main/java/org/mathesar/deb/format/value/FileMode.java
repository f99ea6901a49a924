package org.mathesar.deb.format.value;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Permission bits of a file or directory, as {@code chmod} takes them.
 *
 * @param bits from 0 to octal 7777
 */
public record FileMode(int bits) {
  private static final Pattern FORM = Pattern.compile("[0-7]{3,4}");

  /** Read by all, written by root: plain files (Debian Policy 10.9). */
  public static final FileMode FILE = new FileMode(0644);

  /** Programs and directories (Debian Policy 10.9). */
  public static final FileMode EXECUTABLE = new FileMode(0755);

  // Checks the range.
  public FileMode {
    if (bits < 0 || bits > 07777) {
      throw new IllegalArgumentException("file mode out of range: " + bits);
    }
  }

  /**
   * A mode from its octal text.
   *
   * @param octal three or four octal digits, such as {@code 0755}
   * @return the mode
   */
  public static FileMode parse(String octal) {
    if (!FORM.matcher(octal).matches()) {
      throw new IllegalArgumentException(
          "'" + octal + "' is no file mode: write three or four octal digits, such as 0644");
    }
    return new FileMode(Integer.parseInt(octal, 8));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04o", bits);
  }
}
