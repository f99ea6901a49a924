package org.mathesar.deb.packager.descriptor.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mathesar.deb.format.problem.UserProblem;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes values of YAML nodes. A key that occurs twice and a tag of one's own are mistakes. */
final class ValueTree {
  /** Aliases can make a small file stand for any number of values. */
  private static final int MOST_VALUES = 20_000;

  private final YamlText yaml;
  private final Findings findings;
  private int values;

  ValueTree(YamlText yaml, Findings findings) {
    this.yaml = yaml;
    this.findings = findings;
  }

  /** The values of the whole file. */
  Value.Mapping root() {
    Node node = yaml.compose();
    int line = YamlText.line(node.getStartMark());
    Value value = value(node, new Place(line, ""));
    if (value instanceof Value.Mapping mapping) {
      return mapping;
    }
    throw UserProblem.of(
        "%s line %d: a descriptor is a mapping that starts with 'descriptor: 1', but this is %s:"
            + " name the YAML file that describes the application.",
        yaml.file(), line, value.kind());
  }

  private Value value(Node node, Place place) {
    if (++values > MOST_VALUES) {
      throw UserProblem.of(
          "The descriptor %s stands for more than %d values, which no descriptor needs: look at"
              + " its anchors and aliases.",
          yaml.file(), MOST_VALUES);
    }
    if (node.isRecursive()) {
      throw UserProblem.of(
          "%s line %d: %s contains itself through an alias: write out what is meant.",
          yaml.file(), place.line(), place.path().isEmpty() ? "the descriptor" : place.path());
    }
    if (node instanceof MappingNode mapping) {
      checkTag(mapping, Tag.MAP, place);
      return new Value.Mapping(place, members(mapping, place));
    }
    if (node instanceof SequenceNode sequence) {
      checkTag(sequence, Tag.SEQ, place);
      List<Value> members = new ArrayList<>();
      for (Node member : sequence.getValue()) {
        members.add(
            value(member, place.member(members.size(), YamlText.line(member.getStartMark()))));
      }
      return new Value.Sequence(place, members);
    }
    return scalar((ScalarNode) node, place);
  }

  private List<Value.Mapping.Member> members(MappingNode mapping, Place place) {
    Map<String, Value.Mapping.Member> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = YamlText.line(tuple.getKeyNode().getStartMark());
      if (tuple.getKeyNode() instanceof ScalarNode key && !key.getTag().equals(Tag.NULL)) {
        Place at = place.key(key.getValue(), line);
        Value.Mapping.Member earlier = members.get(key.getValue());
        if (earlier == null) {
          Value value = value(tuple.getValueNode(), at);
          members.put(key.getValue(), new Value.Mapping.Member(key.getValue(), at, value));
        } else {
          findings.add(
              at,
              "the key is there already in line %d; leave one of the two out",
              earlier.place().line());
        }
      } else {
        findings.add(new Place(line, place.path()), "a key is no text; write a plain word there");
      }
    }
    return List.copyOf(members.values());
  }

  private Value scalar(ScalarNode node, Place place) {
    String written = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return new Value.Nothing(place);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return new Value.Numeral(place, written);
    }
    if (tag.equals(Tag.BOOL)) {
      return new Value.Truth(place, written);
    }
    checkTag(node, Tag.STR, place);
    return new Value.Text(place, written);
  }

  private void checkTag(Node node, Tag usual, Place place) {
    if (!node.getTag().equals(usual)) {
      findings.add(
          place,
          "the tag %s means nothing here; leave it out",
          shortened(node.getTag().getValue()));
    }
  }

  private static String shortened(String tag) {
    return tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag;
  }
}
