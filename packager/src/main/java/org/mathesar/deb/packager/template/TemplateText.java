package org.mathesar.deb.packager.template;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.mathesar.deb.format.problem.Problem;
import org.mathesar.deb.format.problem.Spelling;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;

/**
 * A text in which {@code @NAME@} stands for a variable. Only capital letters, digits and
 * underscores between the signs make a name, so that the {@code @} of an e-mail address or of a
 * systemd template unit means itself.
 *
 * @param file where it was read, as problems name it
 * @param text with its variables
 */
public record TemplateText(Path file, String text) {

  /**
   * Reads a template.
   *
   * @param file a text file in UTF-8
   * @return its text
   * @throws UserProblem where it is missing, no plain file, not readable or no text
   */
  public static TemplateText read(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw UserProblem.of(
          "The template %s is no plain file: name a text file, or put one there.", file);
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      if (text.indexOf('\0') >= 0) {
        throw UserProblem.of(
            "The template %s is no text, since it contains a NUL character: name a text file.",
            file);
      }
      return new TemplateText(file, text);
    } catch (CharacterCodingException e) {
      throw UserProblem.causedBy(
          e, "The template %s is no text in UTF-8: save it in that encoding.", file);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The template %s cannot be read (%s): put it there or make it readable, or correct its"
              + " name in the descriptor.",
          file,
          IoReason.of(e));
    }
  }

  /**
   * What is wrong with the names it uses.
   *
   * @param known the names of variables it may use
   * @return one problem for every place that names no variable, in order
   */
  public List<Problem> unknownNames(Collection<String> known) {
    return References.in(text)
        .filter(reference -> !known.contains(reference.group(1)))
        .map(reference -> unknownName(reference.group(1), lineAt(reference.start()), known))
        .toList();
  }

  private Problem unknownName(String name, int line, Collection<String> known) {
    return Problem.of(
        "%s line %d: @%s@ stands for no variable here%s, or add %s to the variables of the"
            + " descriptor.",
        file,
        line,
        name,
        Spelling.closest(name, known)
            .map(meant -> "; write @" + meant + "@ if that was meant")
            .orElse("; correct the name"),
        name);
  }

  private int lineAt(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /**
   * The text with every name replaced by what it stands for; values are taken as they are, even
   * where they look like a name.
   *
   * @param variables what the names stand for
   * @return the text to use
   * @throws UserProblem with file and line of every name that is no variable
   */
  public String expand(Variables variables) {
    List<Problem> unknown = unknownNames(variables.names());
    if (!unknown.isEmpty()) {
      throw new UserProblem(unknown);
    }
    return variables.expand(text);
  }
}
