package org.mathesar.deb.packager.wheel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.format.control.Alternatives;

/**
 * The Debian packages of the libraries that wheels may expect on every machine: those of the
 * manylinux platforms (PEP 513, 571, 599, 600) and the dynamic loaders. Package names are those of
 * Debian 12 and 13 and Ubuntu 22.04 to 26.04; where a release renamed one for its 64-bit time_t,
 * either name does.
 */
final class SystemLibraries {
  /** The C library's package, whose version follows from the symbols that are used. */
  static final String LIBC = "libc6";

  private static final Map<String, String> PACKAGES = new HashMap<>();

  static {
    for (String soname :
        new String[] {
          "ld-linux-aarch64.so.1",
          "ld-linux-x86-64.so.2",
          "libBrokenLocale.so.1",
          "libanl.so.1",
          "libc.so.6",
          "libdl.so.2",
          "libm.so.6",
          "libmvec.so.1",
          "libnsl.so.1",
          "libpthread.so.0",
          "libresolv.so.2",
          "librt.so.1",
          "libthread_db.so.1",
          "libutil.so.1"
        }) {
      PACKAGES.put(soname, LIBC);
    }
    PACKAGES.put("libGL.so.1", "libgl1");
    PACKAGES.put("libICE.so.6", "libice6");
    PACKAGES.put("libSM.so.6", "libsm6");
    PACKAGES.put("libX11.so.6", "libx11-6");
    PACKAGES.put("libXext.so.6", "libxext6");
    PACKAGES.put("libXrender.so.1", "libxrender1");
    PACKAGES.put("libatomic.so.1", "libatomic1");
    PACKAGES.put("libexpat.so.1", "libexpat1");
    PACKAGES.put("libgcc_s.so.1", "libgcc-s1");
    PACKAGES.put("libglib-2.0.so.0", "libglib2.0-0t64 | libglib2.0-0");
    PACKAGES.put("libgobject-2.0.so.0", "libglib2.0-0t64 | libglib2.0-0");
    PACKAGES.put("libgthread-2.0.so.0", "libglib2.0-0t64 | libglib2.0-0");
    PACKAGES.put("libstdc++.so.6", "libstdc++6");
    PACKAGES.put("libz.so.1", "zlib1g");
  }

  private SystemLibraries() {}

  /**
   * The package that has a library.
   *
   * @param soname as a file needs it
   * @return empty where wheels may not count on it
   */
  static Optional<Alternatives> packageOf(String soname) {
    return Optional.ofNullable(PACKAGES.get(soname)).map(Alternatives::parse);
  }
}
