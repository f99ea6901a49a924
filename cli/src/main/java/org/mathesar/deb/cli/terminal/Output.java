package org.mathesar.deb.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;

/**
 * One of the two output streams. Text is written as UTF-8 and at once. Safe for several threads.
 */
public final class Output {
  private final OutputStream stream;
  private final String title;
  private final Optional<Path> terminal;

  /** Thrown where whoever read the stream has gone: nobody is left to be told anything. */
  public static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Closed(IOException cause) {
      super(cause);
    }
  }

  /**
   * An output.
   *
   * @param stream where text goes; not closed
   * @param title such as {@code standard output}
   * @param terminal the device at its other end, empty where that is no terminal
   */
  public Output(OutputStream stream, String title, Optional<Path> terminal) {
    this.stream = stream;
    this.title = title;
    this.terminal = terminal;
  }

  /**
   * The terminal at its other end.
   *
   * @return its device, empty where there is none
   */
  public Optional<Path> terminal() {
    return terminal;
  }

  /**
   * Writes text as it is.
   *
   * @param text may have line breaks and control sequences of our own
   * @throws Closed where nobody reads it any more
   * @throws UserProblem where it cannot be written for another reason, such as a full disk
   */
  public synchronized void write(String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      String reason = IoReason.of(e);
      if (reason.equals("broken pipe")) {
        throw new Closed(e);
      }
      throw UserProblem.causedBy(
          e,
          "The %s cannot be written (%s): free some room or direct it elsewhere.",
          title,
          reason);
    }
  }
}
