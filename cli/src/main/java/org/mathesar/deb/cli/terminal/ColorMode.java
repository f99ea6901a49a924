package org.mathesar.deb.cli.terminal;

import java.util.Locale;

/** When colours are used. */
public enum ColorMode {
  /** On a terminal, unless the environment says otherwise. */
  AUTO,
  /** Always. */
  ALWAYS,
  /** Never. */
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
