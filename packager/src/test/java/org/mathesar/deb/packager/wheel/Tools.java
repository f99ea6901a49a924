package org.mathesar.deb.packager.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;

/** Runs programs that judge, or are needed by, what is tested. */
final class Tools {
  private Tools() {}

  static String run(Path folder, String... arguments) {
    CommandResult result =
        new CommandRunner()
            .run(
                new Command(List.of(arguments), folder, Map.of("LC_ALL", Optional.of("C.UTF-8"))),
                "install it");
    assertEquals(0, result.exitCode(), result.errors());
    return result.output();
  }
}
