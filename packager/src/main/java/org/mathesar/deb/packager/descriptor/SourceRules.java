package org.mathesar.deb.packager.descriptor;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mathesar.deb.format.digest.Sha256;
import org.mathesar.deb.format.value.RelativePath;

/**
 * How a source is had and recognised, and what of it is packaged.
 *
 * @param recognisedBy files that every source of this application has
 * @param releaseUrl where a published release is downloaded, with {@code {version}} in it; empty
 *     text where there is no such place
 * @param releaseChecksums what published releases are known to be, by version
 * @param include what is packaged
 * @param exclude what of that is left out
 */
public record SourceRules(
    List<RelativePath> recognisedBy,
    String releaseUrl,
    Map<String, Sha256> releaseChecksums,
    List<PathPattern> include,
    List<PathPattern> exclude) {

  // Copies.
  public SourceRules {
    recognisedBy = List.copyOf(recognisedBy);
    releaseChecksums = Collections.unmodifiableSortedMap(new TreeMap<>(releaseChecksums));
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /**
   * Whether a file of the source goes into the package.
   *
   * @param path within the source
   * @return true where it is included and not excluded
   */
  public boolean packages(RelativePath path) {
    return include.stream().anyMatch(pattern -> pattern.matches(path))
        && exclude.stream().noneMatch(pattern -> pattern.matches(path));
  }
}
