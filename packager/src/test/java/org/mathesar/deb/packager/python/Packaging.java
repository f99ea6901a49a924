package org.mathesar.deb.packager.python;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;

/** Asks the library that pip itself judges versions, markers and tags with. */
final class Packaging {
  private Packaging() {}

  /**
   * Runs a Python script.
   *
   * @param script prints its answers one a line; {@code sys.argv[1:]} are the questions
   * @param questions what to ask
   * @return the lines it printed
   */
  static List<String> ask(String script, List<String> questions) {
    List<String> arguments = new ArrayList<>(List.of("python3", "-c", script));
    arguments.addAll(questions);
    CommandResult result =
        new CommandRunner()
            .run(Command.in(Path.of("."), arguments), "install Debian's package python3-pip");
    if (!result.succeeded()) {
      throw new AssertionError(result.errors());
    }
    return result.output().lines().toList();
  }
}
