package org.mathesar.deb.packager.source.tree;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.StringJoiner;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.format.value.RelativePath;

/**
 * Turns names of the building machine's files into text and back. Java decodes a name with the
 * encoding of the locale, which in the C locale loses everything beyond ASCII, but keeps the bytes
 * within the {@link Path}; here names are the UTF-8 that these bytes are, in every locale.
 */
public final class UnixNames {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final char UNDECODABLE = '\uFFFD';

  private UnixNames() {}

  /**
   * The last component of a path as text.
   *
   * @param path as a listing of its folder gave it
   * @return empty where its bytes are not UTF-8
   */
  public static Optional<String> text(Path path) {
    Path name = path.getFileName();
    if (name == null) {
      return Optional.empty();
    }
    if (isAscii(name.toString())) {
      return Optional.of(name.toString());
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(path))).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * The last component of a path for an error sentence.
   *
   * @param path as a listing of its folder gave it
   * @return its text, with U+FFFD for what is not UTF-8
   */
  public static String legible(Path path) {
    return text(path).orElseGet(() -> new String(bytes(path), StandardCharsets.UTF_8));
  }

  /**
   * The whole of a symbolic link's target as text.
   *
   * @param target as {@link java.nio.file.Files#readSymbolicLink} gave it
   * @return empty where its bytes are not UTF-8
   */
  public static Optional<String> targetText(Path target) {
    if (isAscii(target.toString())) {
      return Optional.of(target.toString());
    }
    StringJoiner joined = new StringJoiner("/", target.isAbsolute() ? "/" : "", "");
    for (Path component : target) {
      Optional<String> text = text(component);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      joined.add(text.get());
    }
    return Optional.of(joined.toString());
  }

  /**
   * The file of a path within a folder.
   *
   * @param folder where the tree stands
   * @param path within the tree
   * @return the path whose bytes are the UTF-8 of the text
   */
  public static Path resolve(Path folder, RelativePath path) {
    if (isAscii(path.value())) {
      return folder.resolve(path.value());
    }
    StringBuilder uri = new StringBuilder(folder.toUri().getRawPath());
    if (uri.charAt(uri.length() - 1) != '/') {
      uri.append('/');
    }
    for (byte b : path.value().getBytes(StandardCharsets.UTF_8)) {
      if (b == '/' || (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z')) {
        uri.append((char) b);
      } else {
        uri.append('%').append(HEX.toHexDigits(b));
      }
    }
    return Path.of(URI.create("file://" + uri));
  }

  /**
   * Refuses a folder in which no program can be run, because the locale cannot express its name.
   *
   * @param folder where a program is to run
   */
  public static void requireExpressible(Path folder) {
    boolean expressible;
    try {
      expressible = Path.of(folder.toString()).equals(folder);
    } catch (InvalidPathException e) {
      expressible = false;
    }
    if (!expressible) {
      throw UserProblem.of(
          "The name of the folder %s cannot be expressed in this locale: set LC_ALL=C.UTF-8 or use"
              + " a folder whose name is ASCII.",
          folder);
    }
  }

  /**
   * Whether text that a program printed was not UTF-8.
   *
   * @param text as it was decoded
   * @return true where something was lost
   */
  public static boolean isUndecodable(String text) {
    return text.indexOf(UNDECODABLE) >= 0;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static byte[] bytes(Path path) {
    String raw = path.toUri().getRawPath();
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = raw.lastIndexOf('/', end - 1) + 1; i < end; i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
