package org.mathesar.deb.packager.source.tree;

import org.mathesar.deb.format.value.RelativePath;
import org.mathesar.deb.packager.descriptor.PathPattern;
import org.mathesar.deb.packager.descriptor.SourceRules;

/** The files of a source that are packaged. */
public final class PackagedFilter implements TreeFilter {
  private final SourceRules rules;

  /**
   * The filter of a descriptor.
   *
   * @param rules what is included and left out
   */
  public PackagedFilter(SourceRules rules) {
    this.rules = rules;
  }

  @Override
  public boolean takes(RelativePath path) {
    return rules.packages(path);
  }

  @Override
  public boolean enters(RelativePath directory) {
    return rules.include().stream().anyMatch(pattern -> mayMatchBelow(pattern, directory));
  }

  /** Compares component by component up to the first that stands for several. */
  private static boolean mayMatchBelow(PathPattern pattern, RelativePath directory) {
    String[] wanted = pattern.text().split("/", -1);
    String[] given = directory.value().split("/", -1);
    for (int i = 0; i < given.length; i++) {
      if (i == wanted.length) {
        return false;
      }
      if (wanted[i].equals("**")) {
        return true;
      }
      if (!new PathPattern(wanted[i]).matches(RelativePath.of(given[i]))) {
        return false;
      }
    }
    return wanted.length > given.length;
  }
}
