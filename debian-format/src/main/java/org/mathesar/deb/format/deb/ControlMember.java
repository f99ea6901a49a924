package org.mathesar.deb.format.deb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file of the control archive with its bytes. */
public final class ControlMember {
  private final String name;
  private final DebEntry entry;
  private final byte[] bytes;

  ControlMember(String name, DebEntry entry, byte[] bytes) {
    this.name = name;
    this.entry = entry;
    this.bytes = bytes;
  }

  /**
   * What dpkg calls it.
   *
   * @return such as {@code postinst}
   */
  public String name() {
    return name;
  }

  /**
   * How it stands in the archive.
   *
   * @return a regular file
   */
  public DebEntry entry() {
    return entry;
  }

  /**
   * What it holds.
   *
   * @return a copy of its bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * What it says.
   *
   * @return empty where it is not UTF-8
   */
  public Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes)";
  }
}
