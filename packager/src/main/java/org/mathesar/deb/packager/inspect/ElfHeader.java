package org.mathesar.deb.packager.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the start of an ELF file says of the machine it is for (System V ABI, chapter 4).
 *
 * @param bits 32 or 64
 * @param littleEndian whether the lowest byte comes first
 * @param machine the number of the machine, {@code e_machine}
 */
record ElfHeader(int bits, boolean littleEndian, int machine) {
  static final int BYTES = 20;

  /** Reads the first bytes of a file; empty where it is no ELF file. */
  static Optional<ElfHeader> of(byte[] head) {
    if (head.length < BYTES || ByteBuffer.wrap(head).getInt() != 0x7f454c46) {
      return Optional.empty();
    }
    boolean littleEndian = head[5] == 1;
    ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int machine = ByteBuffer.wrap(head).order(order).getShort(18) & 0xffff;
    return Optional.of(new ElfHeader(head[4] == 1 ? 32 : 64, littleEndian, machine));
  }
}
