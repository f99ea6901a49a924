package org.mathesar.deb.packager.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mathesar.deb.format.deb.DebEntry;
import org.mathesar.deb.format.digest.FileDigests;

/**
 * What is kept of a regular file's content.
 *
 * @param digests its size and checksums
 * @param elf what it is compiled for, where it is
 * @param library what it describes, where it is the metadata of a Python library
 */
record FileFacts(FileDigests digests, Optional<ElfHeader> elf, Optional<PythonLibrary> library) {
  private static final int LARGEST_METADATA_BYTES = 4 << 20;
  private static final String METADATA = ".dist-info/METADATA";

  static boolean isMetadata(DebEntry entry) {
    return entry.name().endsWith(METADATA);
  }

  static FileFacts of(DebEntry entry, InputStream content) throws IOException {
    byte[] head = content.readNBytes(isMetadata(entry) ? LARGEST_METADATA_BYTES : ElfHeader.BYTES);
    FileDigests digests =
        FileDigests.of(new SequenceInputStream(new ByteArrayInputStream(head), content));
    return new FileFacts(
        digests,
        ElfHeader.of(head),
        isMetadata(entry)
            ? PythonLibrary.ofMetadata(new String(head, StandardCharsets.UTF_8))
            : Optional.empty());
  }
}
