package org.mathesar.deb.packager.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.mathesar.deb.format.control.Stanza;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.digest.Sha256;
import org.tukaani.xz.XZOutputStream;
import org.vafer.jdeb.DebMaker;

/**
 * Tells by their bytes whether the classes that make packages are the same as those of an earlier
 * run: a version number would not change while the tool is worked on.
 */
final class ToolCode {
  private static final List<Class<?>> ONE_OF_EACH_PART =
      List.of(
          ToolCode.class,
          Stanza.class,
          DebMaker.class,
          Zstd.class,
          ObjectMapper.class,
          TarArchiveOutputStream.class,
          XZOutputStream.class);

  private ToolCode() {}

  static Sha256 digest() {
    InputsDigest digest = new InputsDigest();
    for (Class<?> part : ONE_OF_EACH_PART) {
      addPart(part, digest);
    }
    return digest.digest();
  }

  private static void addPart(Class<?> part, InputsDigest digest) {
    CodeSource source = part.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException(part + " comes from nowhere");
    }
    try {
      Path place = Path.of(source.getLocation().toURI());
      if (Files.isRegularFile(place)) {
        digest.add("jar", FileDigests.of(place).sha256());
        return;
      }
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.add(place.relativize(file).toString(), FileDigests.of(file).sha256());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
