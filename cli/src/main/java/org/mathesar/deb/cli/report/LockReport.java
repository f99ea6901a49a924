package org.mathesar.deb.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mathesar.deb.cli.text.Amount;
import org.mathesar.deb.cli.text.Table;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.python.PythonTarget;

/**
 * What became of a lock.
 *
 * @param file the lock
 * @param outcome what was done with it
 * @param version of the lock, with which those of its library packages begin
 * @param cutOff what was published later was not considered
 * @param targets ordered
 */
public record LockReport(
    Path file, Outcome outcome, DebVersion version, Instant cutOff, List<LockedTarget> targets)
    implements Report {

  /** What was done with a lock. */
  public enum Outcome {
    /** It was written. */
    WRITTEN,
    /** It would have been written. */
    SHOWN,
    /** The one that is there fits the source. */
    FITS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How many libraries a target has.
   *
   * @param target Python release and machine
   * @param wheels from the index
   * @param builtWheels built from source
   */
  public record LockedTarget(PythonTarget target, int wheels, int builtWheels) {}

  // Copies.
  public LockReport {
    targets = List.copyOf(targets);
  }

  @Override
  public List<String> lines() {
    Table table = new Table();
    for (LockedTarget each : targets) {
      table.row(
          each.target().toString(),
          Amount.of(each.wheels(), "wheel"),
          each.builtWheels() == 0 ? "" : each.builtWheels() + " built from source");
    }
    String did =
        switch (outcome) {
          case WRITTEN -> "written";
          case SHOWN -> "not written";
          case FITS -> "fits the source";
        };
    List<String> lines = new ArrayList<>();
    lines.add(file + " " + did + ": version " + version + ", cut off at " + cutOff);
    lines.addAll(table.lines("  "));
    return List.copyOf(lines);
  }

  @Override
  public ObjectNode json() {
    ObjectNode document =
        Json.object()
            .put("file", file.toString())
            .put("outcome", outcome.toString())
            .put("version", version.toString())
            .put("cutOff", cutOff.toString());
    ArrayNode array = document.putArray("targets");
    for (LockedTarget each : targets) {
      array
          .addObject()
          .put("target", each.target().toString())
          .put("wheels", each.wheels())
          .put("builtWheels", each.builtWheels());
    }
    return document;
  }
}
