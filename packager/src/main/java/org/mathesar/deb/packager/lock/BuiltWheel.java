package org.mathesar.deb.packager.lock;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.packager.python.WheelName;

/**
 * A wheel that the index does not have and that is built from a source archive of the index.
 *
 * @param wheel what comes out; pure, so that it suits every machine
 * @param source the source archive
 * @param tools what builds it
 * @param environment set while it is built
 * @param contents checksum of what the wheel holds: the SHA-256 of a list of its files, ordered by
 *     name, each line {@code sha256 name}. Unlike the wheel's own checksum it does not depend on
 *     who compressed it
 */
public record BuiltWheel(
    WheelName wheel,
    LockedFile source,
    LockedTools tools,
    Map<String, String> environment,
    Sha256 contents) {

  // Copies, and refuses a wheel that suits one machine only.
  public BuiltWheel {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    if (!wheel.isPure()) {
      throw new IllegalArgumentException(
          wheel + " has compiled parts: only pure wheels are built from source");
    }
  }

  /**
   * The same wheel built with other tools.
   *
   * @param others what builds it
   * @return another description
   */
  BuiltWheel with(LockedTools others) {
    return new BuiltWheel(wheel, source, others, environment, contents);
  }
}
