package org.mathesar.deb.packager.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.version.DebVersion;
import org.mathesar.deb.packager.descriptor.Descriptor;
import org.mathesar.deb.packager.process.CommandRunner;
import org.mathesar.deb.packager.source.download.Downloads;
import org.mathesar.deb.packager.source.download.Patience;
import org.mathesar.deb.packager.source.tree.TreeDigest;
import org.mathesar.deb.packager.source.tree.TreeFilter;
import org.mathesar.deb.packager.source.tree.TreeWalk;
import org.mathesar.deb.packager.work.WorkFolder;

class SourceOpenerTest {
  private final Descriptor descriptor = SampleDescriptor.plain().build();
  private final Notes progress = new Notes();
  private WorkFolder work;

  @TempDir Path folder;

  @BeforeEach
  void makeWorkFolder() {
    work = WorkFolder.create(folder.resolve("work"));
  }

  @AfterEach
  void removeWorkFolder() {
    work.close();
  }

  private ApplicationSource open(SourceRequest request) {
    return open(request, descriptor);
  }

  private ApplicationSource open(SourceRequest request, Descriptor what) {
    return new SourceOpener(
            new CommandRunner(),
            new Downloads(folder.resolve("downloads"), Patience.USUAL, Map.of()))
        .open(request, what, work, progress);
  }

  private String refusal(SourceRequest request) {
    UserProblem problem = assertThrows(UserProblem.class, () -> open(request));
    return problem.getMessage();
  }

  private SampleSource sample() {
    return SampleSource.in(folder.resolve("pantry-source"));
  }

  private static SourceRequest request(SampleSource source) {
    return SourceRequest.of(source.root());
  }

  private static Versioning nightly(String next) {
    return new Versioning.Nightly(
        Optional.of(next).filter(text -> !text.isEmpty()).map(UpstreamVersion::new), 0);
  }

  private static Versioning expecting(String version) {
    return new Versioning.AsReleased(Optional.of(new UpstreamVersion(version)));
  }

  private static List<String> files(Path root) {
    return TreeWalk.find(root, TreeFilter.everything()).stream()
        .map(file -> file.path().value())
        .toList();
  }

  @Nested
  class OfAnything {

    @Test
    void refusesWhatIsNotThere() {
      String sentence = refusal(SourceRequest.of(folder.resolve("nothing")));

      assertTrue(sentence.startsWith("There is no source " + folder.resolve("nothing")), sentence);
    }

    @Test
    void namesEveryFileThatAnApplicationTreeWouldHave() throws IOException {
      Path empty = Files.createDirectory(folder.resolve("empty"));

      String sentence = refusal(SourceRequest.of(empty));

      assertTrue(
          sentence.contains(
              "is not a source of Pantry, since it has no manage.py, requirements.txt,"
                  + " pantry/__init__.py"),
          sentence);
    }

    @Test
    void refusesAFileThatIsNoTarball() throws IOException {
      Path text = Files.writeString(folder.resolve("notes.tar.gz"), "notes");

      assertTrue(refusal(SourceRequest.of(text)).contains("is no tarball"));
    }

    @Test
    void saysWhereTheVersionWasLookedForInVain() {
      SampleSource source = sample();
      source.write("pantry/__init__.py", "version = 1\n");

      String sentence = refusal(request(source));

      assertTrue(sentence.contains("pantry/__init__.py"), sentence);
      assertTrue(sentence.contains("version.pattern"), sentence);
    }

    @Test
    void refusesAVersionThatIsNone() {
      SampleSource source = sample();
      source.version("soon");

      assertTrue(refusal(request(source)).contains("'soon' is no version"));
    }

    @Test
    void namesSourceWhereTheDescriptorHasNoReleases() {
      String sentence = refusal(SourceRequest.release(new UpstreamVersion("0.11.0")));

      assertTrue(sentence.contains("--source"), sentence);
    }
  }

  @Nested
  class OfAFolder {

    @Test
    void isRefusedWhereNoPackageCanHoldTheTimeOfAFile() throws IOException {
      SampleSource source = sample();
      for (long second : new long[] {-1, 8_589_934_592L}) {
        Files.setLastModifiedTime(
            source.root().resolve("pantry/jars.py"), FileTime.from(Instant.ofEpochSecond(second)));

        String sentence = refusal(request(source));
        assertTrue(sentence.contains("pantry/jars.py was changed at "), sentence);
      }
    }

    @Test
    void copiesWhatIsNeededAndNothingElse() {
      SampleSource source = sample();
      source.write("node_modules/left-pad/index.js", "");
      source.write(".env", "SECRET=1\n");

      ApplicationSource opened = open(request(source));

      assertEquals(
          List.of("manage.py", "pantry/__init__.py", "pantry/jars.py", "requirements.txt"),
          files(opened.root()));
      assertEquals(SourceKind.FOLDER, opened.kind());
      assertEquals("0.11.0", opened.debianVersion().toString());
      assertEquals(SampleSource.DATE, opened.date());
      assertEquals(Optional.empty(), opened.commit());
    }

    @Test
    void isDescribedTheSameWhereverItStands() {
      ApplicationSource one = open(request(sample()));
      ApplicationSource other = open(request(SampleSource.in(folder.resolve("elsewhere/pantry"))));

      assertEquals(one.description(), other.description());
    }

    @Test
    void refusesAnotherVersionThanTheExpectedOne() {
      String sentence = refusal(request(sample()).with(expecting("0.12.0")));

      assertTrue(sentence.contains("pantry/__init__.py that it is Pantry 0.11.0"), sentence);
      assertTrue(sentence.contains("0.12.0 was asked for"), sentence);
    }

    @Test
    void hasNoNightlyVersions() {
      String sentence = refusal(request(sample()).with(nightly("")));

      assertTrue(sentence.contains("no git checkout"), sentence);
    }

    @Test
    void refusesEverythingThatCannotBePackagedInOneGo() throws IOException {
      SampleSource source = sample();
      source.link("pantry/dangling", "gone");
      source.link("pantry/absolute", "/etc/passwd");
      source.link("pantry/out", "../../elsewhere");
      source.link("pantry/deep/round", "../..");
      source.link("pantry/roundabout", "deep/round/../nothing");
      source.write("pantry/line\nbreak", "");
      source.run("sh", "-c", "touch \"pantry/bad$(printf '\\377')\"");
      source.run("mkfifo", "pantry/pipe");
      // Nobody packages these.
      source.link("docs/dangling", "gone");
      source.run("sh", "-c", "touch \"docs/bad$(printf '\\377')\"");
      try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        socket.bind(UnixDomainSocketAddress.of(source.root().resolve("pantry/socket")));

        UserProblem problem = assertThrows(UserProblem.class, () -> open(request(source)));

        String text = problem.getMessage();
        assertEquals(8, problem.problems().size(), text);
        assertTrue(text.contains("pantry/dangling points to 'gone', which is not there"), text);
        assertTrue(text.contains("pantry/absolute points to '/etc/passwd'"), text);
        assertTrue(text.contains("pantry/out points to '../../elsewhere'"), text);
        assertTrue(text.contains("'line\uFFFDbreak'"), text);
        assertTrue(text.contains("'bad\uFFFD'"), text);
        assertTrue(text.contains("not UTF-8"), text);
        assertTrue(text.contains("pantry/pipe is a socket, pipe or device"), text);
        assertTrue(text.contains("pantry/socket is a socket, pipe or device"), text);
      }
    }

    @Test
    void refusesALinkInThePlaceOfAFolderOfTheApplication() throws IOException {
      SampleSource source = sample();
      Files.move(source.root().resolve("pantry"), folder.resolve("pantry-elsewhere"));
      source.link("pantry", folder.resolve("pantry-elsewhere").toString());

      assertTrue(refusal(request(source)).contains("is a link to a folder"));
    }

    @Test
    void keepsNamesBeyondAscii() {
      SampleSource source = sample();
      source.write("pantry/gläser/瓶.txt", "jar");
      source.link("pantry/einweck", "gläser/瓶.txt");

      ApplicationSource opened = open(request(source));

      assertTrue(files(opened.root()).contains("pantry/gläser/瓶.txt"));
      assertTrue(files(opened.root()).contains("pantry/einweck"));
    }
  }

  @Nested
  class OfATarball {

    @Test
    void opensEveryCompressionWithAndWithoutATopFolder() {
      SampleSource source = sample();
      Path parent = source.root().getParent();
      for (String suffix : List.of("tar", "tar.gz", "tar.xz", "tar.zst")) {
        Path flat = folder.resolve("flat." + suffix);
        source.run(
            "tar",
            "--auto-compress",
            "-cf",
            flat.toString(),
            "manage.py",
            "pantry",
            "requirements.txt",
            "docs");
        Path nested = folder.resolve("nested." + suffix);
        source.run(
            "tar",
            "--auto-compress",
            "-cf",
            nested.toString(),
            "-C",
            parent.toString(),
            source.root().getFileName().toString());
        Path disguised = folder.resolve("disguised-" + suffix.replace('.', '-'));
        source.run("cp", flat.toString(), disguised.toString());

        for (Path tarball : List.of(flat, nested, disguised)) {
          ApplicationSource opened = open(SourceRequest.of(tarball));

          assertEquals(SourceKind.TARBALL, opened.kind());
          assertEquals("0.11.0", opened.version().text());
          assertEquals(SampleSource.DATE, opened.date());
          assertTrue(Files.isExecutable(opened.root().resolve("manage.py")));
          assertFalse(Files.isExecutable(opened.root().resolve("pantry/jars.py")));
        }
      }
    }

    @Test
    void refusesATarballOfSomethingElse() {
      SampleSource source = sample();
      Path tarball = folder.resolve("docs.tar");
      source.run("tar", "-cf", tarball.toString(), "docs");

      assertTrue(refusal(SourceRequest.of(tarball)).contains("is not a source of Pantry"));
    }
  }

  @Nested
  class OfARelease {
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", new SimpleFiles(folder)::answer);
      server.start();
    }

    @AfterEach
    void stopServer() {
      server.stop(0);
    }

    private Descriptor published() {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/{version}.tar.gz";
      return SampleDescriptor.plain().releasedAt(url, Map.of()).build();
    }

    private void publish(String version) {
      sample()
          .run(
              "tar",
              "-czf",
              folder.resolve(version + ".tar.gz").toString(),
              "manage.py",
              "pantry",
              "requirements.txt");
    }

    @Test
    void isDownloadedOnceAndOpened() {
      publish("0.11.0");
      SourceRequest request = SourceRequest.release(new UpstreamVersion("0.11.0"));

      assertEquals("0.11.0", open(request, published()).debianVersion().toString());
      assertTrue(Files.exists(folder.resolve("downloads/pantry-0.11.0.tar.gz")));
      Descriptor published = published();
      stopServer();
      assertEquals(SourceKind.TARBALL, open(request, published).kind());
    }

    @Test
    void isRefusedWhereItSaysAnotherVersion() {
      publish("0.12.0");

      String sentence =
          assertThrows(
                  UserProblem.class,
                  () -> open(SourceRequest.release(new UpstreamVersion("0.12.0")), published()))
              .getMessage();

      assertTrue(sentence.contains("Pantry 0.11.0, but 0.12.0 was asked for"), sentence);
    }

    @Test
    void isMissedByVersionAndAddress() {
      String sentence =
          assertThrows(
                  UserProblem.class,
                  () -> open(SourceRequest.release(new UpstreamVersion("9.9.9")), published()))
              .getMessage();

      assertTrue(sentence.startsWith("There is no Pantry 9.9.9 at http://127.0.0.1:"), sentence);
    }
  }

  /** Serves the files of a folder. */
  private record SimpleFiles(Path root) {
    void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
        if (Files.isRegularFile(file)) {
          exchange.sendResponseHeaders(200, Files.size(file));
          Files.copy(file, exchange.getResponseBody());
        } else {
          exchange.sendResponseHeaders(404, -1);
        }
      }
    }
  }

  @Nested
  class OfACheckout {

    private Path gitFolder(SampleSource source) {
      return source.root().resolve(".git");
    }

    private String state(Path tree) throws IOException {
      StringBuilder times = new StringBuilder();
      try (Stream<Path> all = Files.walk(tree)) {
        for (Path path : all.sorted().toList()) {
          times.append(path).append(Files.getLastModifiedTime(path)).append('\n');
        }
      }
      return times
          + new TreeDigest().add(TreeWalk.find(tree, TreeFilter.everything())).finish().hex();
    }

    @Test
    void takesWhatGitKeepsAndLeavesTheCheckoutAsItIs() throws IOException {
      SampleSource source = sample().committed().tag("0.11.0");
      source.write("pantry/untracked.py", "");
      // Makes git want to refresh its index.
      source.write("pantry/jars.py", "JARS = 3\n");
      Files.setLastModifiedTime(
          source.root().resolve("pantry/jars.py"),
          FileTime.from(Instant.parse("2026-06-01T00:00:00Z")));
      String before = state(source.root());

      ApplicationSource opened = open(request(source));

      assertEquals(before, state(source.root()));
      assertEquals(
          List.of("manage.py", "pantry/__init__.py", "pantry/jars.py", "requirements.txt"),
          files(opened.root()));
      assertEquals(SourceKind.CHECKOUT, opened.kind());
      assertEquals("0.11.0", opened.debianVersion().toString());
      assertEquals(Instant.parse("2026-05-21T01:30:00Z"), opened.date());
      String head = source.run("git", "rev-parse", "HEAD").strip();
      assertEquals(head, opened.commit().orElseThrow().hex());
      assertEquals("git commit " + head, opened.description());
    }

    @Test
    void readsAnAdditionalWorktree() {
      SampleSource source = sample().committed().tag("0.11.0");
      Path other = folder.resolve("other");
      source.run("git", "worktree", "add", "--quiet", other.toString(), "0.11.0");

      assertEquals(SourceKind.CHECKOUT, open(SourceRequest.of(other)).kind());
    }

    @Test
    void refusesACommitWithoutATagAndNamesNightly() {
      assertTrue(refusal(request(sample().committed())).contains("--nightly"));
    }

    @Test
    void takesAnExpectedVersionInThePlaceOfATag() {
      ApplicationSource opened = open(request(sample().committed()).with(expecting("v0.11.0")));

      assertEquals("0.11.0", opened.debianVersion().toString());
    }

    @Test
    void refusesATagThatTheSourceContradicts() {
      SampleSource source = sample();
      source.version("0.9.0");

      String sentence = refusal(request(source.committed().tag("0.10.0").tag("unrelated")));

      assertTrue(sentence.contains("it is Pantry 0.9.0, but 0.10.0 is what its commit"), sentence);
    }

    @Test
    void refusesChangesOfWhatIsPackagedButNotOfTheRest() {
      SampleSource source = sample().committed().tag("0.11.0");
      source.write("docs/index.md", "changed\n");
      source.run("rm", "pantry/tests/test_jars.py");
      assertEquals(List.of(), open(request(source)).deviations());

      source.write("pantry/jars.py", "JARS = 4\n");
      source.run("rm", "manage.py");
      source.program("manage.py", "#!/bin/sh\n");
      source.write("pantry/added.py", "");
      source.run("git", "add", "pantry/added.py");

      String sentence = refusal(request(source));
      assertTrue(
          sentence.contains(
              "(manage.py is changed, pantry/added.py is changed, pantry/jars.py is changed)"),
          sentence);
      assertTrue(sentence.contains("--allow-changes"), sentence);
    }

    @Test
    void mayNameItsObjectsBySha256() {
      SampleSource source = sample();
      source.run("git", "init", "--quiet", "--initial-branch=main", "--object-format=sha256");
      source.commit("2026-05-20T23:30:00-02:00").tag("0.11.0");

      assertEquals(64, open(request(source)).commit().orElseThrow().hex().length());
      source.write("pantry/jars.py", "JARS = 4\n");
      assertTrue(refusal(request(source)).contains("(pantry/jars.py is changed)"));
    }

    @Test
    void goesOnWithAMissingFileWhereThatIsAllowedAndNotesIt() {
      SampleSource source = sample().committed().tag("0.11.0");
      source.run("rm", "pantry/jars.py");
      assertTrue(refusal(request(source)).contains("(pantry/jars.py is missing)"));

      ApplicationSource opened =
          open(new SourceRequest(request(source).origin(), request(source).versioning(), true));

      assertEquals(List.of("pantry/jars.py is missing"), opened.deviations());
      assertTrue(opened.description().endsWith(", but pantry/jars.py is missing"));
      assertEquals(1, progress.notes().size());
      assertTrue(progress.notes().get(0).endsWith("pantry/jars.py is missing."));
    }

    @Test
    void seesAFileThatASparseCheckoutHides() {
      SampleSource source = sample().committed().tag("0.11.0");
      source.run("git", "update-index", "--skip-worktree", "pantry/jars.py");
      source.run("rm", "pantry/jars.py");

      assertTrue(refusal(request(source)).contains("(pantry/jars.py is missing)"));
    }

    @Test
    void refusesANameThatIsNotUtf8AndASubmodule() {
      SampleSource source = sample();
      source.run("sh", "-c", "touch \"pantry/bad$(printf '\\377')\"");
      assertTrue(refusal(request(source.committed().tag("0.11.0"))).contains("not UTF-8"));

      SampleSource outer = SampleSource.in(folder.resolve("outer"));
      Path inner = outer.root().resolve("pantry/inner");
      SampleSource.in(inner).committed();
      assertTrue(refusal(request(outer.committed().tag("0.11.0"))).contains("submodule"));
    }

    @Test
    void saysThatNothingIsCommittedYet() {
      SampleSource source = sample();
      source.run("git", "init", "--quiet");

      assertTrue(refusal(request(source)).contains("has no commit yet"));
    }

    @Test
    void saysWhatIsWrongWithABrokenCheckout() throws IOException {
      SampleSource source = sample();
      Files.createDirectory(gitFolder(source));

      assertTrue(refusal(request(source)).contains("git cannot read the checkout"));
    }
  }

  @Nested
  class OfANight {

    private String version(SampleSource source, Versioning versioning) {
      return open(request(source).with(versioning)).debianVersion().toString();
    }

    private String head(SampleSource source) {
      return source.run("git", "rev-parse", "--short=7", "HEAD").strip();
    }

    @Test
    void namesTheReleaseToComeTheDayInUtcAndTheCommit() {
      SampleSource source = sample().committed();

      assertEquals("0.12.0~git20260521." + head(source), version(source, nightly("")));
    }

    @Test
    void goesByTagsOfOtherBranchesToo() {
      SampleSource source = sample().committed();
      source.run("git", "checkout", "--quiet", "-b", "release");
      source.commit("2026-05-22T00:00:00Z").tag("0.13.1").tag("99-draft");
      source.run("git", "checkout", "--quiet", "main");

      assertTrue(version(source, nightly("")).startsWith("0.14.0~git20260521."));
    }

    @Test
    void sortsBelowItsReleaseAndByTheDay() {
      SampleSource source = sample().committed();
      DebVersion monday = new DebVersion(0, version(source, nightly("")), "1");
      source.commit("2026-05-25T00:00:00Z");
      DebVersion later = new DebVersion(0, version(source, nightly("")), "1");

      assertTrue(monday.isBefore(later));
      assertTrue(later.isBefore(DebVersion.parse("0.12.0-1")));
      assertTrue(DebVersion.parse("0.11.9-1").isBefore(monday));
    }

    @Test
    void sortsASecondOneOfTheDayAboveTheFirstWhateverTheirCommits() {
      for (String first : List.of("0000000", "9999999", "e214743", "fffffff")) {
        DebVersion plain = DebVersion.parse("0.12.0~git20260520." + first + "-1");
        DebVersion second = DebVersion.parse("0.12.0~git20260520.n1.0000000-1");
        DebVersion tenth = DebVersion.parse("0.12.0~git20260520.n10.0000000-1");
        DebVersion next = DebVersion.parse("0.12.0~git20260521." + first + "-1");
        assertTrue(plain.isBefore(second), first);
        assertTrue(second.isBefore(tenth), first);
        assertTrue(tenth.isBefore(next), first);
      }
      SampleSource source = sample().committed();
      assertEquals(
          "0.12.0~git20260521.n1." + head(source),
          version(source, new Versioning.Nightly(Optional.empty(), 1)));
    }

    @Test
    void takesTheNextVersionItIsGivenUnlessThatIsThereAlready() {
      SampleSource source = sample().committed().tag("0.11.0");

      assertTrue(version(source, nightly("1.0.0")).startsWith("1.0.0~git"));
      String sentence = refusal(request(source).with(nightly("0.11.0")));
      assertTrue(sentence.contains("such as 0.12.0"), sentence);
    }

    @Test
    void sortsAboveAReleaseCandidateThatIsOut() {
      SampleSource source = sample();
      source.version("0.12.0rc1");
      source.committed().tag("0.12.0rc1");

      String version = version(source, nightly(""));

      assertEquals("0.12.0~rc1+git20260521." + head(source), version);
      assertTrue(new DebVersion(0, version, "1").isBefore(DebVersion.parse("0.12.0~rc2-1")));
    }

    @Test
    void refusesToGuessWhereTheTagsWereNotFetched() {
      SampleSource source = sample().committed();
      source.commit("2026-05-22T00:00:00Z");
      Path shallow = folder.resolve("shallow");
      source.run(
          "git",
          "clone",
          "--quiet",
          "--depth=1",
          "--no-tags",
          "file://" + source.root(),
          shallow.toString());

      String sentence = refusal(SourceRequest.of(shallow).with(nightly("")));
      assertTrue(sentence.contains("git fetch --tags"), sentence);
      assertTrue(
          open(SourceRequest.of(shallow).with(nightly("0.12.0")))
              .debianVersion()
              .toString()
              .startsWith("0.12.0~git20260522."));
    }
  }
}
