package org.mathesar.deb.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.cli.request.Surroundings;
import org.mathesar.deb.cli.terminal.Console;
import org.mathesar.deb.cli.terminal.Output;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.inspect.Finding;
import org.mathesar.deb.packager.inspect.Severity;

class ApplicationTest {
  private final Run run = new Run();

  private JsonNode json() throws IOException {
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void resultsGoToStandardOutputAndNothingElseDoes() {
    assertEquals(0, run.with("plan", "--source", "src"));

    assertEquals(
        """
        pantry 1.2.0-1 for suite stable, dated 2026-05-20T08:31:56Z: 2 packages
          pantry_1.2.0-1_all.deb                           bookworm trixie
          pantry-python3.11_20260520.1_amd64.deb  1 wheel  bookworm
        """,
        run.out());
    assertEquals("", run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "build", "lock", "inspect"})
  void everyReportIsOneJsonObjectWithItsProblems(String command) throws IOException {
    int code =
        command.equals("inspect")
            ? run.with(command, "--json", "a.deb")
            : run.with(command, "--json", "--source", "src");

    assertEquals(0, code, run.err());
    assertTrue(json().isObject());
    assertTrue(json().get("problems").isEmpty());
    assertEquals("", run.err());
  }

  @Test
  void optionsThatEveryCommandHasMayStandBeforeIt() throws IOException {
    assertEquals(0, run.with("--json", "plan", "--source", "src"), run.err());

    assertEquals("pantry", json().get("application").asText());
  }

  @Test
  void everyProblemIsALineOfItsOwnWithoutAStackTrace() {
    Problems problems = new Problems();
    problems.add("The roof leaks: mend it.");
    problems.add("The door\n is open: close it.");
    run.planning =
        (request, progress) -> {
          throw new UserProblem(problems.found());
        };

    assertEquals(2, run.with("plan", "--source", "src"));

    assertEquals(
        "mathesar-deb: The roof leaks: mend it.\nmathesar-deb: The door is open: close it.\n",
        run.err());
    assertEquals("", run.out());
  }

  @Test
  void problemsAreJsonTooWhereJsonWasAskedFor() throws IOException {
    run.planning =
        (request, progress) -> {
          throw UserProblem.of("The roof leaks: mend it.");
        };

    assertEquals(2, run.with("plan", "--source", "src", "--json"));

    assertEquals("The roof leaks: mend it.", json().get("problems").get(0).asText());
    assertEquals("mathesar-deb: The roof leaks: mend it.\n", run.err());
  }

  @Test
  void usageProblemsAreJsonTooWhereJsonWasAskedFor() throws IOException {
    assertEquals(2, run.with("plan", "--json", "--revision", "zero"));

    assertEquals(
        "--revision: 'zero' is no number from 1 to 999999999.",
        json().get("problems").get(0).asText());
  }

  @Test
  void problemsAreRedOnATerminalOnly() {
    run.terminal = Optional.of(Path.of("/dev/pts/0"));
    run.variables.put("TERM", "xterm");

    assertEquals(2, run.with("plan"));

    assertTrue(run.err().startsWith("\u001b[31mmathesar-deb: There is nothing"), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "auto, '', '', xterm, false, false",
    "auto, '', '', xterm, true, true",
    "auto, '', '', dumb, true, false",
    "auto, 1, '', xterm, true, false",
    "auto, '', 1, xterm, false, true",
    "auto, '', 0, xterm, false, false",
    "auto, 1, 1, xterm, true, false",
    "always, 1, '', dumb, false, true",
    "never, '', 1, xterm, true, false",
  })
  void coloursFollowTheOptionThenTheEnvironmentThenTheTerminal(
      String mode, String noColor, String force, String term, boolean terminal, boolean colored) {
    run.variables.put("NO_COLOR", noColor);
    run.variables.put("CLICOLOR_FORCE", force);
    run.variables.put("TERM", term);
    run.terminal = Optional.of(Path.of("/dev/pts/0")).filter(device -> terminal);

    run.with("plan", "--color", mode);

    assertEquals(colored, run.err().contains("\u001b["), run.err());
  }

  @Test
  void debugShowsWhatIsBehindAProblem() {
    run.planning =
        (request, progress) -> {
          throw UserProblem.causedBy(new IOException("EIO"), "The disk is broken: replace it.");
        };

    assertEquals(2, run.with("plan", "--source", "src", "--debug"));

    assertTrue(run.err().contains("Caused by: java.io.IOException: EIO"), run.err());
  }

  @Test
  void aProblemOfAWorkerThreadIsAProblemAllTheSame() {
    run.planning =
        (request, progress) -> {
          throw new CompletionException(UserProblem.of("The roof leaks: mend it."));
        };

    assertEquals(2, run.with("plan", "--source", "src"));

    assertEquals("mathesar-deb: The roof leaks: mend it.\n", run.err());
  }

  @Test
  void aBugHasAStackTraceAndAsksToBeReported() throws IOException {
    run.planning =
        (request, progress) -> {
          throw new IllegalStateException("no such state");
        };

    assertEquals(70, run.with("plan", "--source", "src", "--json"));

    assertTrue(run.err().contains("IllegalStateException: no such state\n\tat "), run.err());
    assertTrue(run.err().contains("please report it"), run.err());
    assertEquals("java.lang.IllegalStateException: no such state", json().get("bug").asText());
  }

  @Test
  void tooLittleMemoryIsAProblemThatNamesTheWayOut() {
    run.planning =
        (request, progress) -> {
          throw new IllegalStateException(new OutOfMemoryError("Java heap space"));
        };

    assertEquals(2, run.with("plan", "--source", "src"));

    assertTrue(run.err().contains("MATHESAR_DEB_JAVA_OPTS=-Xmx1g"), run.err());
  }

  @Test
  void findingsAreListedAfterTheResultAndEndWithTwo() throws IOException {
    run.inspecting =
        (request, progress) ->
            Samples.inspect(
                List.of(
                    new Finding(
                        Severity.ERROR, "file-owner", "jar.txt is ada's.", List.of("/jar.txt"))));

    assertEquals(2, run.with("inspect", "pantry_1.2.0-1_all.deb", "--json"));

    assertEquals(
        "mathesar-deb: pantry_1.2.0-1_all.deb: jar.txt is ada's. [file-owner]\n", run.err());
    assertEquals("file-owner", json().at("/packages/0/findings/0/rule").asText());
  }

  @Test
  void namesFromOutsideCannotRedrawTheScreen() {
    run.planning =
        (request, progress) -> {
          throw UserProblem.of("There is no file 'a\u001b[2Jb': name another.");
        };

    run.with("plan", "--source", "src");

    assertFalse(run.err().contains("\u001b"), run.err());
  }

  @Test
  void aReaderThatHasGoneEndsTheRunQuietly() {
    Output gone = new Output(failing("Broken pipe"), "standard output", Optional.empty());
    Output err = new Output(run.err, "standard error", Optional.empty());

    assertEquals(141, runWith(gone, err));

    assertEquals("", run.err());
  }

  @Test
  void aFullDiskUnderTheResultIsAProblem() {
    Output full =
        new Output(failing("No space left on device"), "standard output", Optional.empty());
    Output err = new Output(run.err, "standard error", Optional.empty());

    assertEquals(2, runWith(full, err));

    assertEquals(
        "mathesar-deb: The standard output cannot be written (no space left on device): free some"
            + " room or direct it elsewhere.\n",
        run.err());
  }

  @Test
  void whereNothingCanBeWrittenTheExitCodeStillTells() {
    Output full = new Output(failing("No space left on device"), "output", Optional.empty());

    assertEquals(2, runWith(full, full));
  }

  private static int runWith(Output out, Output err) {
    return new Application(
            new Console(out, err, false),
            new Surroundings(Map.of(), Path.of("/"), Optional.of(Path.of("/opt")), 1),
            List.of(new PlanCommand((request, progress) -> Samples.plan())))
        .run("plan", "--source", "src");
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  static Stream<Arguments> wrongLines() {
    String target =
        "no target: write a codename, python3.N or all, with /amd64 or another machine behind it"
            + " where you mean only that one.";
    return Stream.of(
        wrong("mathesar-deb has no command 'biuld': did you mean build?", "biuld", "--source", "x"),
        wrong("mathesar-deb has no command 'brew': mathesar-deb --help lists them.", "brew"),
        wrong(
            "mathesar-deb build has no option '--sorce': did you mean --source?",
            "build",
            "--sorce",
            "x"),
        wrong(
            "mathesar-deb build has no option '--sorce': did you mean --source?",
            "build",
            "--sorce=x"),
        wrong("mathesar-deb has no option '--jsn': did you mean --json?", "--jsn", "plan"),
        wrong(
            "--profile: 'tiny' is no profile: use fast, small or xz.", "plan", "--profile", "tiny"),
        wrong("--revision: '0' is no number from 1 to 999999999.", "plan", "--revision", "0"),
        wrong("--jobs: 'many' is no number from 1 to 999999999.", "plan", "--jobs=many"),
        wrong("--source: '' is no path.", "plan", "--source", ""),
        wrong(
            "--release: 'newest' is no version: write it as 1.2.3 or, before a release, as"
                + " 1.2.3rc1.",
            "plan",
            "--release",
            "newest"),
        wrong(
            "--target: 'Bookworm' is no target: write it in lower case, as bookworm.",
            "plan",
            "--target",
            "Bookworm"),
        wrong("--target: 'python4.0' is " + target, "plan", "--target", "python4.0"),
        wrong("--target: 'bookworm/all' is " + target, "plan", "--target", "bookworm/all"),
        wrong(
            "--suite: 'a b' is no suite: use letters, digits and - . +, such as stable.",
            "plan",
            "--suite",
            "a b"),
        wrong(
            "--cut-off: 'yesterday' is no date: write 2026-05-20 or 2026-05-20T08:00:00Z.",
            "lock",
            "--cut-off",
            "yesterday"),
        wrong("--color: 'red' is none of auto, always, never.", "plan", "--color", "red"),
        wrong(
            "Missing required parameter for option '--source' (PATH) (mathesar-deb plan --help"
                + " explains it).",
            "plan",
            "--source"),
        wrong(
            "'extra' is one argument too many (mathesar-deb plan --help lists them).",
            "plan",
            "--source",
            "x",
            "extra"),
        wrong(
            "Missing required parameter: 'FILE' (mathesar-deb inspect --help explains it).",
            "inspect"),
        wrong(
            "--compare c.deb takes one package to compare with, not 2: name one.",
            "inspect",
            "a.deb",
            "b.deb",
            "--compare",
            "c.deb"),
        wrong(
            "There is nothing to work on: name a tarball, checkout or folder with --source, or a"
                + " published version with --release.",
            "build"),
        wrong(
            "--release 0.11.0 would be downloaded, which --offline forbids: name a downloaded"
                + " tarball with --source.",
            "build",
            "--release",
            "0.11.0",
            "--offline"),
        wrong(
            "--nightly packages a checkout, not a published release: name it with --source.",
            "build",
            "--nightly",
            "--release",
            "0.11.0"),
        wrong(
            "--next-version 0.12.0 means nothing to a release: add --nightly or leave it away.",
            "build",
            "--source",
            "x",
            "--next-version",
            "0.12.0"),
        wrong(
            "--check resolves nothing, so --cut-off and --serial mean nothing to it: leave one side"
                + " away.",
            "lock",
            "--source",
            "x",
            "--check",
            "--serial",
            "2"),
        wrong(
            "Say what is to be done: plan, lock, build, inspect (mathesar-deb --help explains it)."));
  }

  private static Arguments wrong(String sentence, String... line) {
    return Arguments.of(sentence, line);
  }

  @ParameterizedTest
  @MethodSource("wrongLines")
  void wrongUsageIsOneSentenceWithTheWayOut(String sentence, String[] line) {
    assertEquals(2, run.with(line));

    assertEquals("mathesar-deb: " + sentence + "\n", run.err());
    assertEquals("", run.out());
    assertEquals(List.of(), run.requests);
  }

  @Test
  void everyWrongArgumentIsReportedAtOnce() {
    assertEquals(2, run.with("plan", "--revision", "0", "--sorce", "x", "--profile", "tiny"));

    assertEquals(3, run.err().lines().count(), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plan", "lock", "build", "inspect"})
  void helpIsForEveryCommand(String command) {
    int code = command.isEmpty() ? run.with("--help") : run.with(command, "-h");

    assertEquals(0, code);
    assertTrue(run.out().startsWith("Usage: mathesar-deb " + command), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
    assertEquals("", run.err());
  }

  @Test
  void versionNamesToolCommitAndJava() {
    assertEquals(0, run.with("--version"));

    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).matches("mathesar-deb [0-9].*"), run.out());
    assertTrue(lines.get(1).startsWith("commit "), run.out());
    assertTrue(lines.get(2).startsWith("Java " + System.getProperty("java.version")), run.out());
  }
}
