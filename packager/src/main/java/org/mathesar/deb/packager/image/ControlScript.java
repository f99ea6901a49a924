package org.mathesar.deb.packager.image;

import java.util.Locale;

/** The maintainer scripts of a package (Debian Policy 6.1) and debconf's config script. */
public enum ControlScript {
  /** Run by debconf before the package is unpacked. */
  CONFIG,
  /** Run after the package was unpacked. */
  POSTINST,
  /** Run after the package was removed. */
  POSTRM,
  /** Run before the package is unpacked. */
  PREINST,
  /** Run before the package is removed. */
  PRERM;

  /**
   * The name of the control archive's member.
   *
   * @return such as {@code postinst}
   */
  public String memberName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
