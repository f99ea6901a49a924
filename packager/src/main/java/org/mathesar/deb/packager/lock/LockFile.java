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
import org.mathesar.deb.packager.sbom.Component;
import org.mathesar.deb.packager.sbom.ComponentHash;
import org.mathesar.deb.packager.work.IoReason;

/**
 * Locks as files: control data (deb822(5)) with comments. The first stanza says what the lock is
 * for, then come the wheels that are built from source, one stanza each, then the libraries of npm
 * in the user interface, then the targets.
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
 * Interface-Libraries: 1
 *
 * Built-Wheel: a-1.0-py3-none-any.whl
 * Source: sha256 size a-1.0.tar.gz
 * Build-Requires:
 *  setuptools==75.8.0
 * Build-Wheels:
 *  sha256 size setuptools-75.8.0-py3-none-any.whl
 * Environment:
 *  NAME=value
 * Contents-Sha256: sha256
 *
 * Interface-Library: svelte
 * Library-Version: 3.50.1
 * Scope: required
 * License: MIT
 * Integrity: sha512-Base64
 * Needs:
 *  the names of other libraries
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
    lock.interfaceLibraries()
        .ifPresent(
            libraries -> libraries.components().forEach(library -> stanzas.add(library(library))));
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
        .withNonEmpty(LockFields.OVERRIDES, lines(lock.overrides()))
        .withNonEmpty(
            LockFields.INTERFACE_LIBRARIES,
            lock.interfaceLibraries()
                .map(libraries -> Integer.toString(libraries.components().size()))
                .orElse(""));
  }

  private static Stanza built(BuiltWheel wheel) {
    List<String> environment =
        new TreeMap<>(wheel.environment())
            .entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    return Stanza.empty()
        .with(LockFields.BUILT_WHEEL, wheel.wheel().fileName())
        .with(LockFields.SOURCE, line(wheel.source()))
        .withNonEmpty(LockFields.BUILD_REQUIRES, lines(wheel.tools().requirements()))
        .withNonEmpty(LockFields.BUILD_WHEELS, fileLines(wheel.tools().wheels()))
        .withNonEmpty(LockFields.ENVIRONMENT, lines(environment))
        .with(LockFields.CONTENTS, wheel.contents().hex());
  }

  private static Stanza target(TargetLock target) {
    return Stanza.empty()
        .with(LockFields.TARGET, target.target().toString())
        .withNonEmpty(LockFields.WHEELS, fileLines(target.wheels()))
        .withNonEmpty(LockFields.BUILT_WHEELS, lines(target.builtWheels()));
  }

  private static Stanza library(Component library) {
    return Stanza.empty()
        .with(LockFields.INTERFACE_LIBRARY, library.name())
        .with(LockFields.LIBRARY_VERSION, library.version())
        .with(LockFields.LIBRARY_SCOPE, library.scope().toString())
        .withNonEmpty(LockFields.LICENSE, library.license())
        .withNonEmpty(
            LockFields.INTEGRITY,
            String.join(" ", library.hashes().stream().map(ComponentHash::integrity).toList()))
        .withNonEmpty(LockFields.NEEDS, lines(library.needs()));
  }

  private static String fileLines(List<LockedFile> files) {
    return lines(files.stream().map(LockFile::line).toList());
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
