package org.mathesar.deb.packager.descriptor.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The text of a descriptor and its YAML nodes. What stands in the way of reading anything is said
 * in one sentence.
 *
 * @param file where it was read
 * @param text what it says
 */
record YamlText(Path file, String text) {
  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 32;

  /** Reads a file of UTF-8 text. */
  static YamlText read(Path file) {
    if (Files.isDirectory(file)) {
      throw UserProblem.of("The descriptor %s is a folder: name the file in it.", file);
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw UserProblem.of(
            "The descriptor %s has more than %d bytes, so it is none: name the YAML file that"
                + " describes the application.",
            file, MOST_BYTES);
      }
      return new YamlText(
          file,
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (CharacterCodingException e) {
      throw UserProblem.causedBy(
          e, "The descriptor %s is no text in UTF-8: save it in that encoding.", file);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The descriptor %s cannot be read (%s): name a file that is there and readable.",
          file,
          IoReason.of(e));
    }
  }

  /** The node of the only document in the file. */
  Node compose() {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setSchema(new CoreSchema())
            // They are mistakes too, but ones with a place that is said with the others.
            .setAllowNonScalarKeys(true)
            .build();
    try {
      requireOneFlatDocument(settings);
      return new Compose(settings)
          .composeString(text)
          .orElseThrow(
              () ->
                  UserProblem.of(
                      "The descriptor %s is empty: describe the application in it.", file));
    } catch (MarkedYamlEngineException e) {
      if (String.valueOf(e.getContext()).contains("quoted scalar")) {
        throw UserProblem.causedBy(
            e,
            "%s line %d: this is no YAML (%s): a quote that is opened on line %d is not closed as"
                + " it should be, so look for the missing one there.",
            file,
            line(e.getProblemMark()),
            e.getProblem(),
            line(e.getContextMark()));
      }
      throw UserProblem.causedBy(
          e,
          "%s line %d: this is no YAML (%s): look at the indentation, colons and quotes there.",
          file,
          line(e.getProblemMark()),
          e.getProblem());
    } catch (ReaderException e) {
      throw UserProblem.causedBy(
          e,
          "%s line %d: the character U+%04X must not stand in YAML: remove it.",
          file,
          1 + text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count(),
          e.getCodePoint());
    } catch (YamlVersionException e) {
      throw UserProblem.causedBy(
          e,
          "The descriptor %s asks for a version of YAML other than 1.2: remove the line that"
              + " starts with %%YAML.",
          file);
    } catch (YamlEngineException e) {
      throw UserProblem.causedBy(
          e,
          "The descriptor %s is no usable YAML (%s): write it plainer.",
          file,
          String.valueOf(e.getMessage()));
    }
  }

  /** Composing is recursive, so the depth is looked at before. */
  private void requireOneFlatDocument(LoadSettings settings) {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        throw UserProblem.of(
            "%s line %d: a second document starts here, but a file holds one descriptor: remove"
                + " the line '---'.",
            file, line(event.getStartMark()));
      }
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        throw UserProblem.of(
            "%s line %d: values are nested more than %d deep, which no descriptor needs: look for"
                + " brackets that are not closed.",
            file, line(event.getStartMark()), DEEPEST);
      }
    }
  }

  /** The line of a mark, counted from 1. */
  static int line(Optional<Mark> mark) {
    return mark.map(place -> place.getLine() + 1).orElse(1);
  }
}
