package org.mathesar.deb.packager.source.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A web server that has one file and misbehaves as it is told, one request after the other. */
final class BrittleServer implements AutoCloseable {

  /** What it does with a request. */
  enum Manner {
    /** Sends what was asked for. */
    WELL,
    /** Sends a third of what was asked for and breaks off. */
    BREAKING_OFF,
    /** Sends the whole file, whatever was asked for. */
    IGNORING_RANGES,
    /** Answers 503. */
    BUSY,
    /** Sends nothing after the first bytes, but keeps the connection. */
    STALLING,
    /** Answers 404. */
    MISSING,
    /** Sends to another address. */
    ELSEWHERE
  }

  private final HttpServer server;
  private final Deque<Manner> manners = new ArrayDeque<>();
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private volatile byte[] content;
  private volatile Optional<String> tag;

  BrittleServer(byte[] content, String tag) {
    this.content = content;
    this.tag = Optional.of(tag);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  synchronized BrittleServer then(Manner... next) {
    manners.addAll(List.of(next));
    return this;
  }

  void change(byte[] newContent, String newTag) {
    content = newContent;
    tag = Optional.of(newTag);
  }

  void namesNoState() {
    tag = Optional.empty();
  }

  /** The Range headers it got, empty text for a request without one. */
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  private synchronized Manner next() {
    return manners.isEmpty() ? Manner.WELL : manners.poll();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Manner manner = next();
    String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse("");
    ranges.add(range);
    try (exchange) {
      switch (manner) {
        case BUSY -> {
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(503, -1);
        }
        case MISSING -> exchange.sendResponseHeaders(404, -1);
        case ELSEWHERE -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
        }
        default -> send(exchange, manner, range);
      }
    }
  }

  private void send(HttpExchange exchange, Manner manner, String range) throws IOException {
    String condition =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Range")).orElse("");
    tag.ifPresent(text -> exchange.getResponseHeaders().set("ETag", text));
    int from = 0;
    if (!range.isEmpty()
        && manner != Manner.IGNORING_RANGES
        && tag.filter(condition::equals).isPresent()) {
      from = Integer.parseInt(range.replaceAll("\\D", ""));
      if (from >= content.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    OutputStream body = exchange.getResponseBody();
    int length = content.length - from;
    if (manner == Manner.BREAKING_OFF || manner == Manner.STALLING) {
      body.write(content, from, length / 3);
      body.flush();
      if (manner == Manner.STALLING) {
        pause();
      }
      // Closing before everything was sent makes the server drop the connection.
      return;
    }
    body.write(content, from, length);
    body.close();
  }

  private static void pause() {
    try {
      Thread.sleep(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
