package org.mathesar.deb.packager.source.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.progress.Progress;

/** Brings one file over HTTP (RFC 9110), in as many attempts as it needs and is worth. */
final class Transfer {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]+)-[0-9]+/.*");
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Java keeps basic authentication from tunnels unless this list of its is emptied. */
  private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

  private final Download download;
  private final PartialFile partial;
  private final Patience patience;
  private final HttpClient client;

  /**
   * Why an attempt failed where another one may not.
   *
   * @param reason the rest of a sentence that begins with "since"
   * @param pause what the server asked for
   */
  private record Failure(String reason, Optional<Duration> pause) {
    static Failure because(String reason) {
      return new Failure(reason, Optional.empty());
    }
  }

  Transfer(
      Download download, PartialFile partial, Patience patience, Map<String, String> environment) {
    this.download = download;
    this.partial = partial;
    this.patience = patience;
    ProxyVariables proxies = new ProxyVariables(environment);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.connecting())
            .sslContext(SystemTrust.context(environment))
            .proxy(proxies);
    proxies
        .credentials(download.address())
        .ifPresent(
            authenticator -> {
              System.getProperties().putIfAbsent(TUNNELING, "");
              builder.authenticator(authenticator);
            });
    this.client = builder.build();
  }

  /**
   * Brings the file until it is whole.
   *
   * @param progress told how many bytes came
   * @throws IOException where it cannot be written
   */
  void run(Progress progress) throws IOException {
    long most = partial.bytes();
    int failures = 0;
    while (true) {
      Optional<Failure> failure = attempt(progress);
      if (failure.isEmpty()) {
        return;
      }
      failures = partial.bytes() > most ? 1 : failures + 1;
      most = Math.max(most, partial.bytes());
      if (failures >= patience.attempts()) {
        throw UserProblem.of(
            "%s cannot be downloaded from %s, since %s: check the network and the proxy variables"
                + " and try again later, or name a file that you have with --source.",
            download.title(), download.address(), failure.get().reason());
      }
      pause(failure.get().pause().orElse(patience.pause(failures)));
    }
  }

  private Optional<Failure> attempt(Progress progress) throws IOException {
    long have = partial.resumableBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(download.address())
            .timeout(patience.silence())
            .header("User-Agent", "mathesar-deb")
            .header("Accept-Encoding", "identity");
    if (have > 0) {
      request
          .header("Range", "bytes=" + have + "-")
          .header("If-Range", partial.validator().orElseThrow());
    }
    HttpResponse<InputStream> response;
    try {
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (SSLHandshakeException e) {
      throw UserProblem.causedBy(
          e,
          "%s cannot be downloaded from %s, since the server's certificate is not trusted (%s): add"
              + " its authority to the machine's or name it in SSL_CERT_FILE.",
          download.title(),
          download.address(),
          String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Optional.of(Failure.because(describe(e)));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try (InputStream body = response.body()) {
      return receive(response, body, have, progress);
    }
  }

  private Optional<Failure> receive(
      HttpResponse<InputStream> response, InputStream body, long have, Progress progress)
      throws IOException {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    if (status == 200) {
      try (OutputStream sink = partial.restart(validator(headers))) {
        return copy(headers, body, sink, progress);
      }
    }
    if (status == 206) {
      if (!startsAt(headers, have)) {
        partial.discard();
        return Optional.of(Failure.because("its server sent another part than it was asked for"));
      }
      try (OutputStream sink = partial.append()) {
        return copy(headers, body, sink, progress);
      }
    }
    if (status == 416) {
      if (headers.firstValue("Content-Range").filter(("bytes */" + have)::equals).isPresent()) {
        return Optional.empty();
      }
      partial.discard();
      return Optional.of(Failure.because("its server refused to send the rest"));
    }
    if (status == 404 || status == 410) {
      throw UserProblem.of(
          "There is no %s at %s (the server answered %d): check the version, or name a file that"
              + " you have with --source.",
          download.title(), response.uri(), status);
    }
    if (status >= 500 || status == 408 || status == 429) {
      return Optional.of(new Failure("its server answered " + status, retryAfter(headers)));
    }
    throw UserProblem.of(
        "%s cannot be downloaded from %s, since the server answered %d%s: name a file that you have"
            + " with --source.",
        download.title(),
        response.uri(),
        status,
        status == 407 ? ", so the proxy wants a user and password in https_proxy" : "");
  }

  private Optional<Failure> copy(
      HttpHeaders headers, InputStream body, OutputStream sink, Progress progress)
      throws IOException {
    OptionalLong length = headers.firstValueAsLong("Content-Length");
    byte[] buffer = new byte[BUFFER_BYTES];
    try (Progress.Task task =
            progress.start("Downloading " + download.title(), length, Progress.Unit.BYTES);
        StallGuard guard = new StallGuard(body, patience.silence())) {
      while (true) {
        int read;
        try {
          read = body.read(buffer);
        } catch (IOException e) {
          return Optional.of(
              Failure.because(
                  guard.stalled()
                      ? "its server stopped sending"
                      : "the connection broke (" + describe(e) + ")"));
        }
        if (read < 0) {
          return guard.stalled()
              ? Optional.of(Failure.because("its server stopped sending"))
              : Optional.empty();
        }
        guard.sign();
        sink.write(buffer, 0, read);
        task.advance(read);
      }
    }
  }

  /** Only strong validators may be used for ranges (RFC 9110, 13.1.5). */
  private static Optional<String> validator(HttpHeaders headers) {
    return headers
        .firstValue("ETag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> headers.firstValue("Last-Modified"));
  }

  private static boolean startsAt(HttpHeaders headers, long have) {
    Matcher matcher = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    return matcher.matches() && matcher.group(1).equals(Long.toString(have));
  }

  private static Optional<Duration> retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .map(wanted -> wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted);
  }

  private String describe(IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return "nothing answered in time";
    }
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return "there is no network or no such host";
      }
    }
    if (failure instanceof ConnectException) {
      return "no connection can be made";
    }
    String message = failure.getMessage();
    return message == null ? "the connection broke" : message;
  }

  private void pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private UserProblem interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return UserProblem.causedBy(
        e, "The download of %s was interrupted: run it again to go on.", download.title());
  }
}
