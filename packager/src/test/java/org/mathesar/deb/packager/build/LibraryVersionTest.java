package org.mathesar.deb.packager.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.assemble.Profile;
import org.mathesar.deb.packager.process.Command;
import org.mathesar.deb.packager.process.CommandResult;
import org.mathesar.deb.packager.process.CommandRunner;

class LibraryVersionTest {

  /** In the order in which a system may meet them, one upgrade after the other. */
  private static List<DebVersion> rising() {
    return Stream.of("20260520.1", "20260520.2", "20260520.10", "20261231.1")
        .map(DebVersion::parse)
        .flatMap(
            lock ->
                Stream.of(1, 2, 10)
                    .flatMap(
                        revision ->
                            Stream.of(Profile.FAST, Profile.XZ, Profile.SMALL)
                                .map(profile -> LibraryVersion.of(lock, revision, profile))))
        .toList();
  }

  @Test
  void newerLocksAndRevisionsAndThenTheReleaseProfileAreHigher() {
    List<DebVersion> rising = rising();

    assertEquals(rising, rising.stream().sorted().toList());
    assertEquals(rising.size(), rising.stream().distinct().count());
  }

  @Test
  void dpkgOrdersThemSo() {
    List<DebVersion> rising = rising();
    StringBuilder script = new StringBuilder("set -e\n");
    for (int i = 1; i < rising.size(); i++) {
      script.append(
          "dpkg --compare-versions '%s' lt '%s'\n".formatted(rising.get(i - 1), rising.get(i)));
    }

    CommandResult result =
        new CommandRunner()
            .run(Command.in(Path.of("/"), List.of("sh", "-xc", script.toString())), "install dpkg");

    assertTrue(result.succeeded(), result.toString());
  }
}
