package org.mathesar.deb.install.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * What came back to a visitor who asked again and again, each time by a new connection.
 *
 * @param requests how many there were
 * @param refused how many connections were refused
 * @param statuses how many answers there were of each status of HTTP
 * @param troubles why some of the requests got no answer, refused ones among them
 * @param longest how long the slowest answer took
 */
public record Polled(
    int requests,
    int refused,
    Map<Integer, Integer> statuses,
    List<String> troubles,
    Duration longest) {

  // Copies, sorted.
  public Polled {
    statuses = Collections.unmodifiableMap(new TreeMap<>(statuses));
    troubles = List.copyOf(troubles);
  }

  static Polled of(JsonNode json) {
    Map<Integer, Integer> statuses = new TreeMap<>();
    json.get("statuses")
        .properties()
        .forEach(field -> statuses.put(Integer.valueOf(field.getKey()), field.getValue().asInt()));
    return new Polled(
        json.get("requests").asInt(),
        json.get("refused").asInt(),
        statuses,
        StreamSupport.stream(json.get("troubles").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        Duration.ofMillis(Math.round(1000 * json.get("longestSeconds").asDouble())));
  }

  /**
   * How many answers there were of some statuses.
   *
   * @param wanted the statuses
   * @return their number
   */
  public int answers(int... wanted) {
    int sum = 0;
    for (int status : wanted) {
      sum += statuses.getOrDefault(status, 0);
    }
    return sum;
  }
}
