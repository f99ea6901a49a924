package org.mathesar.deb.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as its widest cell. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows. */
  public Table() {}

  /**
   * Adds a row.
   *
   * @param cells as many as every other row has
   */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /**
   * The rows as lines.
   *
   * @param indent before every line
   * @return in the order they were added, without blanks at their ends
   */
  public List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(width(column) - PlainText.width(cell))).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> PlainText.width(row.get(column))).max().orElse(0);
  }
}
