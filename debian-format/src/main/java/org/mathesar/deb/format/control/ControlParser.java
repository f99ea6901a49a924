package org.mathesar.deb.format.control;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;

/**
 * Reads control data (Debian Policy 5.1, deb822(5)). Everything that is wrong with a text is
 * reported together, each with its line.
 */
public final class ControlParser {

  /** What lines that start with {@code #} are. */
  public enum Comments {
    /** Left out, as in source packages' control files and deb822 apt sources. */
    ALLOWED,
    /** A mistake, as in packages and indices. */
    REFUSED
  }

  private final String origin;
  private final Comments comments;
  private final Problems problems = new Problems();
  private final List<Stanza> stanzas = new ArrayList<>();
  private final List<ControlField> fields = new ArrayList<>();
  private final TreeMap<String, Integer> lineOfField = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String name = "";
  private int lineOfName;
  private final StringBuilder value = new StringBuilder();

  private ControlParser(String origin, Comments comments) {
    this.origin = origin;
    this.comments = comments;
  }

  /**
   * Reads all stanzas of a text.
   *
   * @param text lines ending with line feeds; the last may lack its own
   * @param origin what error sentences call the text, such as a file name
   * @param comments what lines that start with {@code #} are
   * @return the stanzas in order, none where the text is blank
   * @throws UserProblem naming the lines that are not control data
   */
  public static List<Stanza> parse(String text, String origin, Comments comments) {
    ControlParser parser = new ControlParser(origin, comments);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      parser.read(lines[i], i + 1);
    }
    parser.endStanza();
    parser.problems.throwIfAny();
    return List.copyOf(parser.stanzas);
  }

  /**
   * Reads all stanzas of UTF-8 bytes (Debian Policy 5.1: control data is UTF-8), comments refused.
   *
   * @param bytes what a file holds
   * @param origin what error sentences call the text, such as a file name
   * @return the stanzas in order
   * @throws UserProblem where the bytes are no control data
   */
  public static List<Stanza> parse(byte[] bytes, String origin) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(text, origin, Comments.REFUSED);
    } catch (CharacterCodingException e) {
      throw UserProblem.causedBy(e, "%s is not UTF-8 text: encode it as UTF-8.", origin);
    }
  }

  /**
   * Reads a text that has to be a single stanza.
   *
   * @param bytes what a file holds, in UTF-8
   * @param origin what error sentences call the text, such as a file name
   * @return the stanza
   * @throws UserProblem where the bytes are no control data, or none or several stanzas
   */
  public static Stanza parseSingle(byte[] bytes, String origin) {
    List<Stanza> stanzas = parse(bytes, origin);
    if (stanzas.size() != 1) {
      throw UserProblem.of(
          "%s holds %d stanzas where one is expected: remove the empty lines between its fields.",
          origin, stanzas.size());
    }
    return stanzas.get(0);
  }

  private void read(String line, int number) {
    if (line.isEmpty()) {
      endStanza();
    } else if (line.startsWith("#")) {
      if (comments == Comments.REFUSED) {
        problem(number, "comments are not allowed here; remove it");
      }
    } else if (line.startsWith(" ") || line.startsWith("\t")) {
      continueField(line, number);
    } else {
      startField(line, number);
    }
  }

  private void continueField(String line, int number) {
    String text = line.substring(1).stripTrailing();
    if (text.isEmpty()) {
      problem(number, "a line of blanks only; write ' .' for an empty line within a field");
    } else if (name.isEmpty()) {
      problem(number, "it continues a field but none comes before it");
    } else {
      value.append('\n').append(text.equals(".") ? "" : text);
    }
  }

  private void startField(String line, int number) {
    endField();
    int colon = line.indexOf(':');
    if (colon < 1) {
      problem(number, "it is neither 'Name: value' nor, indented, the continuation of a field");
      return;
    }
    name = line.substring(0, colon).stripTrailing();
    lineOfName = number;
    value.append(line.substring(colon + 1).strip());
  }

  private void endField() {
    if (name.isEmpty()) {
      return;
    }
    Integer before = lineOfField.putIfAbsent(name, lineOfName);
    if (before != null) {
      problem(lineOfName, "field " + name + " is already on line " + before);
    } else {
      try {
        fields.add(new ControlField(name, value.toString()));
      } catch (IllegalArgumentException e) {
        problem(lineOfName, String.valueOf(e.getMessage()));
      }
    }
    name = "";
    value.setLength(0);
  }

  private void endStanza() {
    endField();
    lineOfField.clear();
    if (!fields.isEmpty()) {
      stanzas.add(new Stanza(fields));
      fields.clear();
    }
  }

  private void problem(int line, String why) {
    problems.add("%s line %d: %s.", origin, line, why);
  }
}
