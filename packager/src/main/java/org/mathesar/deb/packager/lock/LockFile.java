package org.mathesar.deb.packager.lock;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.work.IoReason;

/**
 * Locks as files: control data (deb822(5)) with comments. The first stanza says what the lock is
 * for, then come the wheels that are built from source, one stanza each, then the targets.
 *
 * <pre>
 * Lock-Format: 1
 * Application: mathesar
 * Application-Version: 0.11.0
 * Version: 20260520.1
 * Cut-Off: 2026-05-20T00:00:00Z
 * Requirements:
 *  django==4.2.29
 * Overrides:
 *  clevercsv==0.8.4 ; python_version &gt;= "3.13"  # why
 *
 * Built-Wheel: a-1.0-py3-none-any.whl
 * Source: sha256 size a-1.0.tar.gz
 * Build-Requires:
 *  setuptools==75.8.0
 * Environment:
 *  NAME=value
 * Contents-Sha256: sha256
 *
 * Target: python3.11/amd64
 * Wheels:
 *  sha256 size b-2.0-py3-none-any.whl
 * Built-Wheels:
 *  a-1.0-py3-none-any.whl
 * </pre>
 *
 * <p>Files are told by name, length and checksum; a lock never says where they are had.
 */
public final class LockFile {
  private static final String ABOUT =
      "# Made by 'mathesar-deb lock', which also makes it anew: a change by hand would be lost.\n";

  private LockFile() {}

  /**
   * Reads a lock.
   *
   * @param file where it is
   * @return the lock
   * @throws UserProblem naming everything that is wrong with it, with the lines
   */
  public static Lock read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw UserProblem.causedBy(
          e, "The lock %s is not UTF-8 text: make it again with 'mathesar-deb lock'.", file);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The lock %s cannot be read (%s): make it readable or make it again with 'mathesar-deb"
              + " lock'.",
          file,
          IoReason.of(e));
    }
    return new LockReader(text, file.toString()).read();
  }

  /**
   * Writes a lock, whole or not at all.
   *
   * @param lock what to write
   * @param file where to; what is there already is replaced
   * @throws UserProblem where it cannot be written
   */
  public static void write(Lock lock, Path file) {
    Path absolute = file.toAbsolutePath();
    Path underWay = absolute.resolveSibling("." + absolute.getFileName() + ".part");
    try {
      Files.createDirectories(underWay.resolveSibling("."));
      try {
        Files.writeString(underWay, render(lock));
        Files.move(
            underWay,
            absolute,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(underWay);
      }
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The lock %s cannot be written (%s): free some room there, make its folder writable or"
              + " name another file.",
          file,
          IoReason.of(e));
    }
  }

  /**
   * A lock as it stands in a file.
   *
   * @param lock what to write
   * @return the text, the same for equal locks
   */
  static String render(Lock lock) {
    List<Stanza> stanzas = new ArrayList<>();
    stanzas.add(head(lock));
    lock.builtWheels().forEach(wheel -> stanzas.add(built(wheel)));
    lock.targets().forEach(target -> stanzas.add(target(target)));
    return ABOUT + Stanza.render(stanzas);
  }

  private static Stanza head(Lock lock) {
    return Stanza.empty()
        .with(LockFields.FORMAT, LockFields.FORMAT_VALUE)
        .with(LockFields.APPLICATION, lock.application().value())
        .with(LockFields.APPLICATION_VERSION, lock.applicationVersion())
        .with(LockFields.VERSION, lock.version().toString())
        .with(LockFields.CUT_OFF, lock.cutOff().toString())
        .withNonEmpty(LockFields.REQUIREMENTS, lines(lock.requirements()))
        .withNonEmpty(LockFields.OVERRIDES, lines(lock.overrides()));
  }

  private static Stanza built(BuiltWheel wheel) {
    List<String> environment =
        new TreeMap<>(wheel.environment())
            .entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    return Stanza.empty()
        .with(LockFields.BUILT_WHEEL, wheel.wheel().fileName())
        .with(LockFields.SOURCE, line(wheel.source()))
        .withNonEmpty(LockFields.BUILD_REQUIRES, lines(wheel.buildRequirements()))
        .withNonEmpty(LockFields.ENVIRONMENT, lines(environment))
        .with(LockFields.CONTENTS, wheel.contents().hex());
  }

  private static Stanza target(TargetLock target) {
    return Stanza.empty()
        .with(LockFields.TARGET, target.target().toString())
        .withNonEmpty(
            LockFields.WHEELS, lines(target.wheels().stream().map(LockFile::line).toList()))
        .withNonEmpty(LockFields.BUILT_WHEELS, lines(target.builtWheels()));
  }

  private static String line(LockedFile file) {
    return file.sha256() + " " + file.size() + " " + file.fileName();
  }

  private static String lines(Collection<?> items) {
    StringBuilder value = new StringBuilder();
    items.forEach(item -> value.append('\n').append(item));
    return value.toString();
  }
}
