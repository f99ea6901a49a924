package org.mathesar.deb.packager.inspect;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says how two contents differ: text by a unified diff, the rest by where they part. */
final class ContentDifference {
  /** Looking for the shortest diff takes time and memory by the square of the lines. */
  private static final int MOST_LINES = 5000;

  private static final int SHOWN_LINES = 100;
  private static final int CONTEXT_LINES = 3;

  private ContentDifference() {}

  /** The difference of two contents that are in memory and not equal. */
  static Difference of(String place, byte[] left, byte[] right) {
    Optional<List<String>> leftLines = lines(left);
    Optional<List<String>> rightLines = lines(right);
    if (leftLines.isEmpty() || rightLines.isEmpty()) {
      return parting(place, left.length, right.length, Arrays.mismatch(left, right));
    }
    return new Difference(
        place,
        "content",
        left.length + " bytes",
        right.length + " bytes",
        diff(leftLines.get(), rightLines.get()));
  }

  /** The difference of two contents that part at a byte. */
  static Difference parting(String place, long leftBytes, long rightBytes, long offset) {
    return new Difference(
        place,
        "content",
        leftBytes + " bytes",
        rightBytes + " bytes",
        "differs from byte " + offset + " on");
  }

  private static Optional<List<String>> lines(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      List<String> lines = Arrays.asList(text.split("\n", -1));
      return text.indexOf('\0') >= 0 || lines.size() > MOST_LINES
          ? Optional.empty()
          : Optional.of(lines);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String diff(List<String> left, List<String> right) {
    Patch<String> patch = DiffUtils.diff(left, right);
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff("first", "second", left, patch, CONTEXT_LINES);
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), SHOWN_LINES)));
    if (shown.size() < lines.size()) {
      shown.add("... and " + (lines.size() - shown.size()) + " more lines");
    }
    return String.join("\n", shown);
  }
}
