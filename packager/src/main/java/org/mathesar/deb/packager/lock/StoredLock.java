package org.mathesar.deb.packager.lock;

import java.nio.file.Path;

/**
 * A lock and the file it was read from.
 *
 * @param file where it is
 * @param lock what it says
 */
public record StoredLock(Path file, Lock lock) {}
