package org.mathesar.deb.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells of every test on every release as it ends, and at the end what was not run, and the times.
 */
public final class Report implements TestExecutionListener {
  private static final String RULE = "=".repeat(67);

  private final Map<String, Long> begun = new ConcurrentHashMap<>();
  private final Map<String, String> notRun = new ConcurrentSkipListMap<>();

  /** JUnit makes it. */
  public Report() {}

  @Override
  public void executionStarted(TestIdentifier test) {
    begun.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    name(test).ifPresent(name -> tellNotRun(name, reason));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Duration time =
        Duration.ofNanos(
            System.nanoTime() - begun.getOrDefault(test.getUniqueId(), System.nanoTime()));
    name(test).ifPresent(name -> tell(name, result, time));
  }

  private void tell(String name, TestExecutionResult result, Duration time) {
    switch (result.getStatus()) {
      case ABORTED ->
          tellNotRun(
              name, result.getThrowable().map(Throwable::getMessage).orElse("it gave no reason"));
      case FAILED -> say("FAILED   %s (%.1f s): %s", name, seconds(time), firstLine(result));
      case SUCCESSFUL -> say("ok       %s (%.1f s)", name, seconds(time));
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static String firstLine(TestExecutionResult result) {
    return result
        .getThrowable()
        .map(Throwable::getMessage)
        .flatMap(message -> message.lines().findFirst())
        .orElse("without a message");
  }

  private void tellNotRun(String name, String reason) {
    notRun.put(name, reason);
    say("NOT RUN  %s: %s", name, reason);
  }

  /** The name of a test on a release; empty for everything else. */
  private static Optional<String> name(TestIdentifier test) {
    if (!test.isTest() || !test.getUniqueId().contains("[test-template-invocation:")) {
      return Optional.empty();
    }
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(
            source ->
                test.getDisplayName()
                    + ": "
                    + source.getClassName().replaceFirst(".*\\.", "")
                    + "."
                    + source.getMethodName());
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (begun.keySet().stream().noneMatch(id -> id.contains("[test-template:"))) {
      return;
    }
    Path folder = Surroundings.get().results();
    try {
      Times.write(folder.resolve("times.json"));
      List<String> lines = reasons();
      Files.write(folder.resolve("not-run.txt"), lines);
      if (!lines.isEmpty()) {
        say("%s", RULE);
        lines.forEach(line -> say("NOT RUN: %s", line));
        say("%s", RULE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Times.all().forEach(time -> say("time     %s", time));
  }

  /** One line for each reason, with the number of tests. */
  private List<String> reasons() {
    Map<String, Integer> counted = new TreeMap<>();
    notRun.forEach(
        (name, reason) -> {
          String release = name.substring(0, name.indexOf(':'));
          counted.merge("on " + release + ": " + reason, 1, Integer::sum);
        });
    return counted.entrySet().stream()
        .map(
            each -> each.getValue() + (each.getValue() == 1 ? " test " : " tests ") + each.getKey())
        .toList();
  }

  static synchronized void say(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }
}
