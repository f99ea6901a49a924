package org.mathesar.deb.packager.descriptor.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;

/** The values of a descriptor as JSON, which is what a schema speaks of. */
final class JsonForm {
  private JsonForm() {}

  static JsonNode of(Value value) {
    if (value instanceof Value.Mapping mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      mapping.members().forEach(member -> object.set(member.key(), of(member.value())));
      return object;
    }
    if (value instanceof Value.Sequence sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.members().forEach(member -> array.add(of(member)));
      return array;
    }
    if (value instanceof Value.Text text) {
      return TextNode.valueOf(text.text());
    }
    if (value instanceof Value.Numeral number) {
      return number(number.written());
    }
    if (value instanceof Value.Truth truth) {
      return BooleanNode.valueOf(Boolean.parseBoolean(truth.written()));
    }
    return NullNode.getInstance();
  }

  private static JsonNode number(String written) {
    try {
      return DecimalNode.valueOf(new BigDecimal(written));
    } catch (NumberFormatException e) {
      // Numbers such as 0x1f and .inf: that they are numbers is all there is to say of them.
      return DecimalNode.valueOf(BigDecimal.ONE.negate());
    }
  }
}
