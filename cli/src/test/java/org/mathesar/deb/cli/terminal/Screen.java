package org.mathesar.deb.cli.terminal;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that understands what ours is told: text, line feeds, carriage returns, cursor up,
 * erase to the end of the line and of the screen, wrap or not. Lines that are too long wrap, as on
 * a real one.
 */
final class Screen {
  private static final Pattern PIECE =
      Pattern.compile("\u001b\\[(?<n>[?0-9]*)(?<command>[A-Za-z])|\n|\r|[^\u001b\n\r]");

  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private int columns;
  private int row;
  private int column;
  private boolean wraps = true;

  /** How often something was written. */
  int writes;

  Screen(int columns) {
    this.columns = columns;
  }

  /** What the program writes to; each write must hold whole characters. */
  OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        throw new AssertionError("text is written in one go");
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        writes++;
        show(new String(bytes, from, length, StandardCharsets.UTF_8));
      }
    };
  }

  /** Makes the window narrower: rows that no longer fit go on in a new row. */
  void narrow(int newColumns) {
    columns = newColumns;
    for (int i = 0; i < rows.size(); i++) {
      StringBuilder line = rows.get(i);
      if (line.length() > columns) {
        rows.add(i + 1, new StringBuilder(line.substring(columns)));
        line.setLength(columns);
        row += i < row ? 1 : 0;
      }
    }
  }

  private void show(String text) {
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      String piece = matcher.group();
      if (matcher.group("command") != null) {
        obey(matcher.group("command"), matcher.group("n"));
      } else if (piece.equals("\n")) {
        row++;
        column = 0;
        grow();
      } else if (piece.equals("\r")) {
        column = 0;
      } else {
        put(piece.charAt(0));
      }
    }
  }

  private void obey(String command, String count) {
    switch (command) {
      case "A" -> row -= Integer.parseInt(count);
      case "K" -> eraseRest(row);
      case "J" -> {
        eraseRest(row);
        for (int below = row + 1; below < rows.size(); below++) {
          rows.get(below).setLength(0);
        }
      }
      case "l", "h" -> wraps = command.equals("h");
      default -> throw new AssertionError("no such command: " + command);
    }
    if (row < 0) {
      throw new AssertionError("the cursor left the screen");
    }
  }

  private void eraseRest(int which) {
    StringBuilder line = rows.get(which);
    line.setLength(Math.min(line.length(), column));
  }

  private void put(char c) {
    if (column == columns && !wraps) {
      column--;
    } else if (column == columns) {
      row++;
      column = 0;
      grow();
    }
    StringBuilder line = rows.get(row);
    while (line.length() <= column) {
      line.append(' ');
    }
    line.setCharAt(column, c);
    column++;
  }

  private void grow() {
    while (rows.size() <= row) {
      rows.add(new StringBuilder());
    }
  }

  /** What is to be seen, without blank lines at the end. */
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(rows.stream().map(line -> line.toString().stripTrailing()).toList());
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }
}
