package org.mathesar.deb.packager.source.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mathesar.deb.packager.source.download.BrittleServer.Manner.BREAKING_OFF;
import static org.mathesar.deb.packager.source.download.BrittleServer.Manner.BUSY;
import static org.mathesar.deb.packager.source.download.BrittleServer.Manner.ELSEWHERE;
import static org.mathesar.deb.packager.source.download.BrittleServer.Manner.IGNORING_RANGES;
import static org.mathesar.deb.packager.source.download.BrittleServer.Manner.MISSING;
import static org.mathesar.deb.packager.source.download.BrittleServer.Manner.STALLING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.source.Notes;

class DownloadsTest {
  private static final Patience QUICK =
      new Patience(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofMillis(1), 3);

  private final byte[] content = bytes(1, 3_000_000);
  private final Notes progress = new Notes();
  private BrittleServer server;

  @TempDir Path folder;

  @BeforeEach
  void startServer() {
    server = new BrittleServer(content, "\"one\"");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private Path fetch(Optional<Sha256> pinned) {
    return fetch(server.address("/0.11.0/pantry.tar.gz"), pinned, Map.of());
  }

  private Path fetch(URI address, Optional<Sha256> pinned, Map<String, String> environment) {
    return new Downloads(folder, QUICK, environment)
        .fetch(new Download("Pantry 0.11.0", address, "pantry-0.11.0.tar.gz", pinned), progress);
  }

  private String refusal() {
    return assertThrows(UserProblem.class, () -> fetch(Optional.empty())).getMessage();
  }

  private void assertWhole(Path file, byte[] expected) throws IOException {
    assertArrayEquals(expected, Files.readAllBytes(file));
    assertEquals(folder.resolve("pantry-0.11.0.tar.gz"), file);
    assertFalse(Files.exists(folder.resolve("pantry-0.11.0.tar.gz.part")));
  }

  @Test
  void keepsTheFileAndSaysTheChecksumThatNobodyPinned() throws IOException {
    assertWhole(fetch(Optional.empty()), content);

    assertEquals(
        List.of(
            "SHA-256 of pantry-0.11.0.tar.gz is "
                + Sha256.of(content)
                + " (not pinned in the descriptor)."),
        progress.notes());
    assertEquals(List.of("Downloading Pantry 0.11.0"), progress.tasks());
  }

  @Test
  void doesNotAskTheNetworkForWhatItHas() throws IOException {
    fetch(Optional.empty());
    server.close();

    assertWhole(fetch(Optional.of(Sha256.of(content))), content);
    assertEquals(1, server.ranges().size());
  }

  @Test
  void downloadsAgainWhatWasDamagedSince() throws IOException {
    Path file = fetch(Optional.empty());
    Files.writeString(file, "damaged");

    assertWhole(fetch(Optional.empty()), content);
    assertTrue(progress.notes().stream().anyMatch(note -> note.contains("was damaged")));
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws IOException {
    server.then(BREAKING_OFF, BREAKING_OFF, BUSY, BREAKING_OFF, BREAKING_OFF, BREAKING_OFF);

    assertWhole(fetch(Optional.of(Sha256.of(content))), content);

    assertEquals(7, server.ranges().size());
    assertEquals("", server.ranges().get(0));
    assertTrue(server.ranges().get(6).matches("bytes=[0-9]+-"), server.ranges().toString());
  }

  @Test
  void goesOnInTheNextRun() throws IOException {
    server.then(BREAKING_OFF, BUSY, BUSY, BUSY);
    refusal();
    assertTrue(Files.size(folder.resolve("pantry-0.11.0.tar.gz.part")) > 0);
    assertFalse(Files.exists(folder.resolve("pantry-0.11.0.tar.gz")));

    assertWhole(fetch(Optional.empty()), content);
    assertTrue(server.ranges().get(4).startsWith("bytes="));
  }

  @Test
  void startsAnewWhereTheServerKnowsNoRanges() throws IOException {
    server.then(BREAKING_OFF, IGNORING_RANGES);

    assertWhole(fetch(Optional.empty()), content);
  }

  @Test
  void startsAnewWhereTheFileChangedMeanwhile() throws IOException {
    server.then(BREAKING_OFF, BUSY, BUSY, BUSY);
    refusal();
    byte[] other = bytes(2, 2_000_000);
    server.change(other, "\"two\"");

    assertWhole(fetch(Optional.empty()), other);
  }

  @Test
  void startsAnewWhereTheServerDoesNotNameTheState() throws IOException {
    server.namesNoState();
    server.then(BREAKING_OFF);

    assertWhole(fetch(Optional.empty()), content);
    assertEquals(List.of("", ""), server.ranges());
  }

  @Test
  void finishesWhatWasWholeWhenTheRunWasKilled() throws IOException {
    Files.write(folder.resolve("pantry-0.11.0.tar.gz.part"), content);
    Files.writeString(folder.resolve("pantry-0.11.0.tar.gz.part.state"), "\"one\"\n");

    assertWhole(fetch(Optional.empty()), content);
  }

  @Test
  void givesUpAServerThatStopsSending() {
    server.then(STALLING);
    // Each attempt gets a third of the rest, so another kind of failure has to end it.
    server.then(BUSY, BUSY, BUSY);

    assertTrue(refusal().contains("since its server answered 503"));
  }

  @Test
  void goesOnAfterAStall() throws IOException {
    server.then(STALLING);

    assertWhole(fetch(Optional.empty()), content);
    assertTrue(server.ranges().get(1).startsWith("bytes="), server.ranges().toString());
  }

  @Test
  void triesAgainAFewTimesWhereTheServerIsBusy() throws IOException {
    server.then(BUSY, BUSY);
    assertWhole(fetch(Optional.empty()), content);

    Files.delete(folder.resolve("pantry-0.11.0.tar.gz"));
    server.then(BUSY, BUSY, BUSY);
    assertTrue(refusal().contains("answered 503"));
  }

  @Test
  void namesVersionAndAddressOfAReleaseThatIsNotThere() {
    server.then(MISSING);

    String sentence = refusal();

    assertTrue(sentence.startsWith("There is no Pantry 0.11.0 at " + server.address("")), sentence);
    assertTrue(sentence.contains("--source"), sentence);
    assertEquals(1, server.ranges().size());
  }

  @Test
  void followsRedirects() throws IOException {
    server.then(ELSEWHERE);

    assertWhole(fetch(Optional.empty()), content);
  }

  @Test
  void refusesWhatIsNotWhatThePinSaysAndKeepsNothing() throws IOException {
    String sentence =
        assertThrows(UserProblem.class, () -> fetch(Optional.of(Sha256.of(new byte[] {1}))))
            .getMessage();

    assertTrue(sentence.contains("has the SHA-256 " + Sha256.of(content)), sentence);
    assertFalse(Files.exists(folder.resolve("pantry-0.11.0.tar.gz")));
    assertFalse(Files.exists(folder.resolve("pantry-0.11.0.tar.gz.part")));
  }

  @Test
  void namesSourceWhereThereIsNoNetwork() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    for (String host : List.of("127.0.0.1:" + closed, "nowhere.invalid")) {
      String sentence =
          assertThrows(
                  UserProblem.class,
                  () ->
                      fetch(
                          URI.create("http://" + host + "/pantry.tar.gz"),
                          Optional.empty(),
                          Map.of()))
              .getMessage();
      assertTrue(sentence.contains("--source"), sentence);
      assertTrue(sentence.contains("no connection") || sentence.contains("no network"), sentence);
    }
  }

  @Test
  void downloadsOnceWhereSeveralRunsWantTheSame() {
    List<CompletableFuture<Path>> runs =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> fetch(Optional.empty())))
            .toList();
    runs.forEach(CompletableFuture::join);

    assertEquals(1, server.ranges().size());
  }

  @Test
  void goesThroughTheProxyThatTheEnvironmentNames() throws IOException {
    String proxy = server.address("").toString();

    assertWhole(
        fetch(
            URI.create("http://releases.invalid/pantry.tar.gz"),
            Optional.empty(),
            Map.of("http_proxy", proxy, "no_proxy", "example.org")),
        content);
  }

  @Test
  void goesPastTheProxyWhereTheEnvironmentSaysSo() throws IOException {
    assertWhole(
        fetch(
            server.address("/pantry.tar.gz"),
            Optional.empty(),
            Map.of("http_proxy", "http://nowhere.invalid:1", "NO_PROXY", "localhost,127.0.0.1")),
        content);
  }

  @Test
  void refusesAProxyThatCannotBeUsedWithoutShowingItsPassword() {
    String sentence =
        assertThrows(
                UserProblem.class,
                () ->
                    fetch(
                        server.address("/pantry.tar.gz"),
                        Optional.empty(),
                        Map.of("http_proxy", "socks5://jane:hunter2@proxy.invalid:1")))
            .getMessage();

    assertTrue(sentence.contains("http_proxy"), sentence);
    assertFalse(sentence.contains("hunter2"), sentence);
  }

  @Test
  void refusesAnAddressThatIsNotOfTheWeb() {
    assertThrows(
        UserProblem.class,
        () -> fetch(URI.create("file:///etc/passwd"), Optional.empty(), Map.of()));
  }
}
