package org.mathesar.deb.cli.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mathesar.deb.cli.report.BuildReport;
import org.mathesar.deb.cli.report.InspectReport;
import org.mathesar.deb.cli.report.LockReport;
import org.mathesar.deb.cli.report.PlanReport;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.cli.terminal.Console;
import org.mathesar.deb.cli.terminal.Output;

/** Runs the command line in this process over back ends that keep what they are asked for. */
final class Run {
  final List<Object> requests = new ArrayList<>();
  final Map<String, String> variables = new TreeMap<>();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  Optional<Path> terminal = Optional.empty();

  Planning planning =
      (request, progress) -> {
        requests.add(request);
        return Reports.PLAN;
      };
  Building building =
      (request, progress) -> {
        requests.add(request);
        return Reports.BUILD;
      };
  Inspecting inspecting =
      (request, progress) -> {
        requests.add(request);
        return Reports.INSPECT;
      };

  /** Finished reports. */
  static final class Reports {
    static final PlanReport PLAN = Samples.plan();
    static final BuildReport BUILD = Samples.build();
    static final LockReport LOCK = Samples.lock();
    static final InspectReport INSPECT = Samples.inspect();

    private Reports() {}
  }

  int with(String... arguments) {
    Locking locking =
        (request, progress) -> {
          requests.add(request);
          return Reports.LOCK;
        };
    Surroundings surroundings =
        new Surroundings(
            variables, Path.of("/home/ada"), Optional.of(Path.of("/opt/mathesar-deb")), 4);
    Console console =
        new Console(
            new Output(out, "standard output", terminal),
            new Output(err, "standard error", terminal),
            true);
    return new Application(
            console,
            surroundings,
            List.of(
                new PlanCommand(planning),
                new LockCommand(locking),
                new BuildCommand(planning, building),
                new InspectCommand(inspecting)))
        .run(arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** What was asked for. */
  <T> T request(Class<T> type) {
    if (requests.size() != 1) {
      throw new AssertionError("asked for " + requests + " and said " + err());
    }
    return type.cast(requests.get(0));
  }
}
