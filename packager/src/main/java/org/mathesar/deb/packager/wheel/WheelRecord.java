package org.mathesar.deb.packager.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mathesar.deb.format.problem.Problems;
import org.mathesar.deb.format.problem.UserProblem;
import org.mathesar.deb.packager.python.WheelName;
import org.mathesar.deb.packager.work.IoReason;

/**
 * The list of a wheel's files with their checksums (recording installed projects, PEP 376 and 427).
 *
 * @param checksums by path as RECORD writes it, empty where it names none
 */
record WheelRecord(Map<String, String> checksums) {
  /** The algorithms that the specification allows, by their names in RECORD. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

  /**
   * Reads RECORD.
   *
   * @param text comma-separated values: path, checksum, length
   * @param name the wheel
   * @return the list
   * @throws UserProblem where it is no such list
   */
  static WheelRecord parse(String text, WheelName name) {
    Map<String, String> checksums = new TreeMap<>();
    for (List<String> row : rows(text)) {
      if (row.size() != 3 || checksums.put(row.get(0), row.get(1)) != null) {
        throw UserProblem.of(
            "The wheel %s has a RECORD with a line that is no path, checksum and length, or comes"
                + " twice ('%s'): lock another version of %s.",
            name, String.join(",", row), name.project());
      }
    }
    return new WheelRecord(checksums);
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\n') {
        endRow(rows, row, cell);
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    endRow(rows, row, cell);
    return rows;
  }

  private static void endRow(List<List<String>> rows, List<String> row, StringBuilder cell) {
    if (!row.isEmpty() || !cell.isEmpty()) {
      row.add(cell.toString());
      rows.add(List.copyOf(row));
    }
    row.clear();
    cell.setLength(0);
  }

  /**
   * Compares every file of a wheel with the list.
   *
   * @param archive the wheel
   * @param name its file name
   * @param exempt RECORD itself and its signatures, which have no checksum
   * @throws UserProblem naming every file that is missing, not listed or different
   */
  void verify(WheelArchive archive, WheelName name, Set<String> exempt) {
    Problems problems = new Problems();
    Set<String> unseen = new TreeSet<>(checksums.keySet());
    for (WheelFile file : archive.members().values()) {
      String path = file.path().value();
      unseen.remove(path);
      if (!exempt.contains(path)) {
        problems.collect(() -> verify(file, name));
      }
    }
    unseen.removeAll(exempt);
    for (String path : unseen) {
      problems.add(
          "The wheel %s lacks the file '%s' that its RECORD names: lock another version of %s.",
          name, path, name.project());
    }
    problems.throwIfAny();
  }

  private void verify(WheelFile file, WheelName name) {
    String listed = checksums.getOrDefault(file.path().value(), "");
    int equals = listed.indexOf('=');
    String algorithm = ALGORITHMS.get(listed.substring(0, Math.max(0, equals)));
    if (algorithm == null) {
      throw UserProblem.of(
          "The wheel %s has the file '%s' without a SHA-2 checksum in its RECORD: lock another"
              + " version of %s.",
          name, file.path(), name.project());
    }
    byte[] digest;
    try {
      digest = digest(file, algorithm);
    } catch (IOException e) {
      throw UserProblem.causedBy(
          e,
          "The file '%s' of the wheel %s cannot be read (%s): remove the wheel from the cache and"
              + " run again.",
          file.path(),
          name,
          IoReason.of(e));
    }
    String found = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    if (!found.equals(listed.substring(equals + 1).replaceAll("=+$", ""))) {
      throw UserProblem.of(
          "The wheel %s has other bytes in '%s' than its RECORD says: lock another version of %s.",
          name, file.path(), name.project());
    }
  }

  private static byte[] digest(WheelFile file, String algorithm) throws IOException {
    try (InputStream stream = file.content().open()) {
      return ContentDigest.of(stream, algorithm);
    }
  }
}
