package org.mathesar.deb.packager.source.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;

/** Copies a folder in a Java of its own, whose locale a test chooses. */
final class CLocaleCopy {
  private CLocaleCopy() {}

  /** The names come in a file, since arguments are decoded by the locale too. */
  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    try {
      TreeCopy.copy(TreeWalk.find(from, TreeFilter.everything()), to);
      Path written = UnixNames.resolve(to, RelativePath.of("würze/\u74f6"));
      Files.createDirectories(written.getParent());
      Files.writeString(written, System.getProperty("sun.jnu.encoding"));
    } catch (UserProblem e) {
      System.out.write(e.getMessage().getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      System.exit(2);
    }
  }
}
