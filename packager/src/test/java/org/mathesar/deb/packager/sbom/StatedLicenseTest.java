package org.mathesar.deb.packager.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedLicenseTest {

  @ParameterizedTest
  @CsvSource({
    "MIT, MIT",
    "GPL-3, GPL-3.0-only",
    "GPL-3+, GPL-3.0-or-later",
    "GPL-3.0, GPL-3.0-only",
    "LGPL-2.1+, LGPL-2.1-or-later",
    "AGPL-3, AGPL-3.0-only",
    "GPL-3.0-or-later, GPL-3.0-or-later",
    "Expat, MIT",
    "MIT License, MIT",
    "License :: OSI Approved :: MIT License, MIT",
    "GPL-3 and Expat, GPL-3.0-only AND MIT",
    "(MIT OR ISC) AND BSD-3-Clause, (MIT OR ISC) AND BSD-3-Clause",
    "Apache-2.0 WITH LLVM-exception, Apache-2.0 WITH LLVM-exception"
  })
  void whatLeavesNoDoubtIsAnExpression(String said, String expression) {
    assertEquals(Optional.of(new StatedLicense(expression, true)), StatedLicense.of(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BSD",
        "PSFL",
        "GPL-9",
        "MIT AND BSD",
        "(MIT",
        "MIT)",
        "MIT OR",
        "MIT ISC",
        "MIT WITH ISC"
      })
  void anythingElseIsAName(String said) {
    assertEquals(Optional.of(new StatedLicense(said, false)), StatedLicense.of(said));
  }

  @Test
  void ofAWholeLicenceTheFirstLineCounts() {
    assertEquals(
        Optional.of(new StatedLicense("MIT", true)),
        StatedLicense.of("\n  MIT License\n\nPermission is hereby granted\n"));
    assertEquals(
        Optional.of(new StatedLicense("word ".repeat(16).strip() + " ...", false)),
        StatedLicense.of("word ".repeat(40)));
  }

  @Test
  void nothingSaidIsNothing() {
    assertEquals(Optional.empty(), StatedLicense.of(" \n "));
  }
}
