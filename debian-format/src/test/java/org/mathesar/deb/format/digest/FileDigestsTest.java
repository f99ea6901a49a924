package org.mathesar.deb.format.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mathesar.deb.format.testing.Tool;

class FileDigestsTest {
  @Test
  void coreutilsComputeTheSameChecksums(@TempDir Path folder) throws IOException {
    byte[] bytes = new byte[200_001];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("bytes"), bytes);

    FileDigests digests = FileDigests.of(file);

    assertEquals(200_001, digests.size());
    assertEquals(printedBy("md5sum", file), digests.md5().hex());
    assertEquals(printedBy("sha1sum", file), digests.sha1().hex());
    assertEquals(printedBy("sha256sum", file), digests.sha256().hex());
  }

  private static String printedBy(String program, Path file) {
    return new Tool(program, "coreutils").succeed(file.toString()).split(" ", 2)[0];
  }

  @Test
  void aStreamGivesWhatItsBytesGive() throws IOException {
    byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
    FileDigests digests = FileDigests.of(new ByteArrayInputStream(bytes));
    assertEquals(new FileDigests(3, Md5.of(bytes), Sha1.of(bytes), Sha256.of(bytes)), digests);
    assertEquals("a9993e364706816aba3e25717850c26c9cd0d89d", digests.sha1().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d41d8cd98f00b204e9800998ecf8427",
        "D41D8CD98F00B204E9800998ECF8427E",
        "g41d8cd98f00b204e9800998ecf8427e"
      })
  void whatIsNoChecksumIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Md5(text));
  }

  @Test
  void aNegativeSizeIsRefused() {
    byte[] none = {};
    assertThrows(
        IllegalArgumentException.class,
        () -> new FileDigests(-1, Md5.of(none), Sha1.of(none), Sha256.of(none)));
  }
}
