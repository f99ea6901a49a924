package org.mathesar.deb.packager.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mathesar.deb.format.digest.FileDigests;
import org.mathesar.deb.format.upload.FileName;

/**
 * Finds the .changes files that are going to be wrong when files come into their folder. They are
 * read line by line, since also signed ones and those of other tools count.
 */
final class StaleUploads {
  private final Map<FileName, FileDigests> coming;

  /** What comes, by name. */
  StaleUploads(Map<FileName, FileDigests> coming) {
    this.coming = Map.copyOf(coming);
  }

  /** The .changes files that name one of the files with other checksums, sorted. */
  List<Path> in(Path folder) throws IOException {
    List<Path> stale = new ArrayList<>();
    try (DirectoryStream<Path> uploads = Files.newDirectoryStream(folder, "*.changes")) {
      for (Path upload : uploads) {
        if (Files.isRegularFile(upload) && isStale(upload)) {
          stale.add(upload);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(stale);
    return stale;
  }

  private boolean isStale(Path upload) throws IOException {
    Set<List<String>> lines =
        Files.readString(upload, StandardCharsets.ISO_8859_1)
            .lines()
            .map(line -> List.of(line.strip().split("\\s+")))
            .collect(Collectors.toSet());
    Set<String> named = new HashSet<>();
    lines.forEach(words -> named.add(words.get(words.size() - 1)));
    return coming.entrySet().stream()
        .filter(file -> named.contains(file.getKey().value()))
        .anyMatch(file -> !lines.contains(sum(file.getKey(), file.getValue())));
  }

  /** A line of the field Checksums-Sha256. */
  private static List<String> sum(FileName name, FileDigests digests) {
    return List.of(digests.sha256().hex(), Long.toString(digests.size()), name.value());
  }
}
