package org.mathesar.deb.packager.source;

/** What a source came as. */
public enum SourceKind {
  /** A release tarball. */
  TARBALL,
  /** The working tree of a git repository. */
  CHECKOUT,
  /** A folder that no git repository keeps. */
  FOLDER
}
