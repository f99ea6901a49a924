package org.mathesar.deb.packager.lock;

import java.util.Set;

/** The fields of a lock file's stanzas. */
final class LockFields {
  static final String FORMAT = "Lock-Format";
  static final String FORMAT_VALUE = "1";
  static final String APPLICATION = "Application";
  static final String APPLICATION_VERSION = "Application-Version";
  static final String VERSION = "Version";
  static final String CUT_OFF = "Cut-Off";
  static final String REQUIREMENTS = "Requirements";
  static final String OVERRIDES = "Overrides";

  static final String BUILT_WHEEL = "Built-Wheel";
  static final String SOURCE = "Source";
  static final String BUILD_REQUIRES = "Build-Requires";
  static final String ENVIRONMENT = "Environment";
  static final String CONTENTS = "Contents-Sha256";

  static final String TARGET = "Target";
  static final String WHEELS = "Wheels";
  static final String BUILT_WHEELS = "Built-Wheels";

  static final Set<String> HEAD =
      Set.of(FORMAT, APPLICATION, APPLICATION_VERSION, VERSION, CUT_OFF, REQUIREMENTS, OVERRIDES);
  static final Set<String> BUILT =
      Set.of(BUILT_WHEEL, SOURCE, BUILD_REQUIRES, ENVIRONMENT, CONTENTS);
  static final Set<String> OF_TARGET = Set.of(TARGET, WHEELS, BUILT_WHEELS);

  private LockFields() {}
}
