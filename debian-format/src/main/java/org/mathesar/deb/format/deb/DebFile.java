package org.mathesar.deb.format.deb;

import java.util.List;

/**
 * A binary package that was read to its end.
 *
 * @param size length of the file in bytes
 * @param members of the ar archive, in order
 * @param control what it tells dpkg
 * @param controlTarSize length of the control archive in bytes, uncompressed
 * @param dataTarSize length of the data archive in bytes, uncompressed
 */
public record DebFile(
    long size,
    List<DebMember> members,
    ControlArchive control,
    long controlTarSize,
    long dataTarSize) {

  // Copies.
  public DebFile {
    members = List.copyOf(members);
  }

  /**
   * The member that holds what dpkg is told.
   *
   * @return control.tar, however compressed
   */
  public DebMember controlMember() {
    return members.stream().filter(DebMember::isControl).findFirst().orElseThrow();
  }

  /**
   * The member that holds what is unpacked.
   *
   * @return data.tar, however compressed
   */
  public DebMember dataMember() {
    return members.stream().filter(DebMember::isData).findFirst().orElseThrow();
  }
}
