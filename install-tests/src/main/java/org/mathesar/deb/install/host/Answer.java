package org.mathesar.deb.install.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a visitor got in the end, redirections followed.
 *
 * @param status of HTTP; 0 where no answer came
 * @param type such as {@code text/html}
 * @param address where it came from
 * @param body as text
 * @param assets scripts, style sheets and pictures of a page
 * @param trouble why no answer came; empty where one did
 * @param waited how long it took, where it was waited for
 */
public record Answer(
    int status,
    String type,
    URI address,
    String body,
    List<URI> assets,
    String trouble,
    Duration waited) {

  // Copies.
  public Answer {
    assets = List.copyOf(assets);
  }

  static Answer of(JsonNode json) {
    return new Answer(
        json.get("status").asInt(),
        json.get("type").asText(),
        URI.create(json.get("url").asText()),
        json.get("body").asText(),
        StreamSupport.stream(json.get("assets").spliterator(), false)
            .map(asset -> URI.create(asset.asText()))
            .toList(),
        json.get("trouble").asText(),
        Duration.ofMillis(Math.round(1000 * json.path("seconds").asDouble())));
  }

  /**
   * Whether it is a page that shows what it should.
   *
   * @return status 200
   */
  public boolean isOk() {
    return status == 200;
  }
}
