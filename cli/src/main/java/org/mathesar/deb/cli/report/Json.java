package org.mathesar.deb.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.mathesar.deb.format.problem.Problem;

/** Makes and writes the JSON of reports. */
public final class Json {
  private Json() {}

  /**
   * An object without members.
   *
   * @return a new one
   */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * An array of what values say of themselves.
   *
   * @param values in the order they come out
   * @return strings
   */
  static ArrayNode strings(Collection<?> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(value.toString()));
    return array;
  }

  /**
   * The member that tells of problems.
   *
   * @param problems what is wrong
   * @return their sentences
   */
  public static ArrayNode problems(List<Problem> problems) {
    return strings(problems.stream().map(Problem::sentence).toList());
  }

  /**
   * The text of a document.
   *
   * @param document what to write
   * @return indented by two spaces, with line feeds only and one at the end
   */
  public static String write(ObjectNode document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try {
      return JsonMapper.builder()
              .build()
              .writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(document)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot be written", e);
    }
  }
}
