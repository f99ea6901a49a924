package org.mathesar.deb.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells terminals from files and pipes. */
final class Terminals {
  private static final Pattern DEVICE =
      Pattern.compile("/dev/(pts/[0-9]+|tty[A-Za-z0-9]*|console)");

  private Terminals() {}

  /**
   * The terminal behind a file descriptor of this process. Where Linux's proc(5) is not mounted,
   * nothing is taken for a terminal.
   *
   * @param descriptor such as 2 for standard error
   * @return its device, empty where it is none
   */
  static Optional<Path> behind(int descriptor) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor)));
      return Optional.of(target).filter(path -> DEVICE.matcher(path.toString()).matches());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
