package org.mathesar.deb.packager.wheel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mathesar.deb.format.digest.Sha256;

/** A package index on this machine (simple repository API, PEP 503), for pip alone to talk to. */
final class LocalIndex implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Map<String, byte[]>> files = new ConcurrentHashMap<>();
  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  LocalIndex() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  LocalIndex having(TestWheel wheel) {
    return having(wheel.name().project().value(), wheel.name().fileName(), wheel.bytes());
  }

  LocalIndex having(String project, String fileName, byte[] bytes) {
    files.computeIfAbsent(project, missing -> new TreeMap<>()).put(fileName, bytes);
    served.put(fileName, bytes);
    return this;
  }

  /** Serves other bytes than the index announces. */
  LocalIndex servingInstead(TestWheel wheel, byte[] bytes) {
    served.put(wheel.name().fileName(), bytes);
    return this;
  }

  /** File names that were asked for, in order. */
  List<String> fetched() {
    return requests.stream()
        .filter(path -> path.startsWith("/files/"))
        .map(path -> path.substring("/files/".length()))
        .toList();
  }

  /** What makes pip use this index and nothing else. */
  Map<String, Optional<String>> environment() {
    return Map.of(
        "PIP_CONFIG_FILE", Optional.of("/dev/null"),
        "PIP_FIND_LINKS", Optional.empty(),
        "PIP_NO_CACHE_DIR", Optional.of("1"),
        "PIP_RETRIES", Optional.of("0"),
        "NO_PROXY", Optional.of("*"),
        "PIP_INDEX_URL",
            Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + "/simple"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path);
    byte[] body = body(path);
    if (path.startsWith("/simple/")) {
      exchange.getResponseHeaders().add("Content-Type", "text/html");
    }
    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    try (exchange;
        var stream = exchange.getResponseBody()) {
      if (body.length > 0) {
        stream.write(body);
      }
    }
  }

  private byte[] body(String path) {
    if (path.startsWith("/files/")) {
      return served.getOrDefault(path.substring("/files/".length()), new byte[0]);
    }
    String project = path.replaceAll("^/simple/|/$", "");
    StringBuilder page = new StringBuilder();
    files
        .getOrDefault(project, Map.of())
        .forEach(
            (name, bytes) ->
                page.append(
                    "<a href=\"/files/"
                        + name
                        + "#sha256="
                        + Sha256.of(bytes)
                        + "\">"
                        + name
                        + "</a>\n"));
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
