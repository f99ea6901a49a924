package org.mathesar.deb.packager.inspect;

/** One thing that has to be true of a sound package. */
interface Rule {

  /** The rule's name in findings: lower case words joined by hyphens. */
  String name();

  /** Looks at a package and says what is wrong by this rule. */
  void check(PackageContents contents, Findings findings);
}
