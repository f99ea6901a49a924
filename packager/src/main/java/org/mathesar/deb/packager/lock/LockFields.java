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

  /** How many stanzas of libraries follow; without it nobody knows what the interface is of. */
  static final String INTERFACE_LIBRARIES = "Interface-Libraries";

  static final String BUILT_WHEEL = "Built-Wheel";
  static final String SOURCE = "Source";
  static final String BUILD_REQUIRES = "Build-Requires";
  static final String BUILD_WHEELS = "Build-Wheels";
  static final String ENVIRONMENT = "Environment";
  static final String CONTENTS = "Contents-Sha256";

  static final String INTERFACE_LIBRARY = "Interface-Library";
  static final String LIBRARY_VERSION = "Library-Version";
  static final String LIBRARY_SCOPE = "Scope";
  static final String LICENSE = "License";
  static final String INTEGRITY = "Integrity";
  static final String NEEDS = "Needs";

  static final String TARGET = "Target";
  static final String WHEELS = "Wheels";
  static final String BUILT_WHEELS = "Built-Wheels";

  static final Set<String> HEAD =
      Set.of(
          FORMAT,
          APPLICATION,
          APPLICATION_VERSION,
          VERSION,
          CUT_OFF,
          REQUIREMENTS,
          OVERRIDES,
          INTERFACE_LIBRARIES);
  static final Set<String> BUILT =
      Set.of(BUILT_WHEEL, SOURCE, BUILD_REQUIRES, BUILD_WHEELS, ENVIRONMENT, CONTENTS);
  static final Set<String> OF_LIBRARY =
      Set.of(INTERFACE_LIBRARY, LIBRARY_VERSION, LIBRARY_SCOPE, LICENSE, INTEGRITY, NEEDS);
  static final Set<String> OF_TARGET = Set.of(TARGET, WHEELS, BUILT_WHEELS);

  private LockFields() {}
}
