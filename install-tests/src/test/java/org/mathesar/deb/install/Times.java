package org.mathesar.deb.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mathesar.deb.install.release.Release;

/** The times that tests have measured. */
final class Times {
  private static final List<Measurement> ALL = new CopyOnWriteArrayList<>();

  /** One time. */
  record Measurement(String test, Release release, String what, Duration time) {
    @Override
    public String toString() {
      return release + ": " + what + ": " + time.toMillis() + " ms (" + test + ")";
    }
  }

  private Times() {}

  static void record(Measurement measurement) {
    ALL.add(measurement);
  }

  static List<Measurement> all() {
    return ALL.stream()
        .sorted(
            Comparator.comparing(Measurement::what)
                .thenComparing(Measurement::release)
                .thenComparing(Measurement::test))
        .toList();
  }

  static void write(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode array = mapper.createArrayNode();
    for (Measurement each : all()) {
      array
          .addObject()
          .put("test", each.test())
          .put("release", each.release().codename())
          .put("what", each.what())
          .put("milliseconds", each.time().toMillis());
    }
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n");
  }
}
