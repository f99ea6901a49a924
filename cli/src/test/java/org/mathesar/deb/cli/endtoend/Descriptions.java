package org.mathesar.deb.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.digest.Sha256;

/** Reads .changes and .buildinfo files with nothing but a regular expression. */
final class Descriptions {
  private static final Pattern SUM =
      Pattern.compile("^ ([0-9a-f]{64}) ([0-9]+) (\\S+)$", Pattern.MULTILINE);

  private Descriptions() {}

  /** The files that one names, each looked for beside it and compared. */
  static List<String> verified(Path description) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    Matcher line = SUM.matcher(Files.readString(description));
    while (line.find()) {
      byte[] bytes = Files.readAllBytes(description.resolveSibling(line.group(3)));
      assertEquals(line.group(1), Sha256.of(bytes).hex(), line.group(3));
      assertEquals(line.group(2), Integer.toString(bytes.length), line.group(3));
      names.add(line.group(3));
    }
    assertFalse(names.isEmpty(), description.toString());
    return List.copyOf(names);
  }
}
