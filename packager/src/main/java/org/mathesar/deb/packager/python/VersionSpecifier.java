package org.mathesar.deb.packager.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a version (PEP 440, version specifiers), such as {@code >=4.2}. Releases before
 * a release are let in where they compare so; whether they are wanted is for a resolver to say.
 *
 * @param comparison how to compare
 * @param version with what, in its normal form; for {@link Comparison#IDENTICAL} any text
 * @param prefix whether {@code .*} follows, so that only the beginning counts
 */
public record VersionSpecifier(Comparison comparison, String version, boolean prefix)
    implements Comparable<VersionSpecifier> {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<comparison>~=|===?|!=|<=?|>=?)\\s*(?<version>[^\\s,;()]+?)(?<prefix>\\.\\*)?");

  /** How versions are compared. */
  public enum Comparison {
    /** The same release and later ones that claim to work alike. */
    COMPATIBLE("~="),
    /** The same version. */
    EQUAL("=="),
    /** Any other version. */
    DIFFERENT("!="),
    /** Earlier or the same. */
    AT_MOST("<="),
    /** Later or the same. */
    AT_LEAST(">="),
    /** Strictly earlier. */
    BELOW("<"),
    /** Strictly later. */
    ABOVE(">"),
    /** The same text. */
    IDENTICAL("===");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    /**
     * A comparison from its text.
     *
     * @param symbol such as {@code >=}
     * @return the comparison
     */
    static Comparison of(String symbol) {
      for (Comparison comparison : values()) {
        if (comparison.symbol.equals(symbol)) {
          return comparison;
        }
      }
      throw new IllegalArgumentException("'" + symbol + "' compares no versions");
    }

    @Override
    public String toString() {
      return symbol;
    }
  }

  // Normalises the version and refuses comparisons that make no sense with it.
  public VersionSpecifier {
    if (comparison != Comparison.IDENTICAL) {
      ProjectVersion parsed = ProjectVersion.parse(version);
      version = parsed.toString();
      boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.DIFFERENT;
      if (prefix && (!equality || parsed.dev().isPresent() || !parsed.local().isEmpty())) {
        throw new IllegalArgumentException(
            "'" + comparison + version + ".*' asks for nothing: '.*' goes with == and != only");
      }
      if (!equality && !parsed.local().isEmpty()) {
        throw new IllegalArgumentException(
            "'" + comparison + version + "' compares with a local version, which only == can");
      }
      if (comparison == Comparison.COMPATIBLE && parsed.release().size() < 2) {
        throw new IllegalArgumentException(
            "'~=" + version + "' needs a version of at least two numbers");
      }
    } else if (prefix) {
      version = version + ".*";
      prefix = false;
    }
  }

  /**
   * A specifier from its text.
   *
   * @param text such as {@code == 4.2.*}
   * @return the specifier
   */
  public static VersionSpecifier parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' asks nothing of a version: write it as in ==1.2 or >=1.2");
    }
    return new VersionSpecifier(
        Comparison.of(matcher.group("comparison")),
        matcher.group("version"),
        matcher.group("prefix") != null);
  }

  /**
   * Whether a version is as asked.
   *
   * @param candidate the version there is
   * @return true where it is
   */
  public boolean admits(ProjectVersion candidate) {
    if (comparison == Comparison.IDENTICAL) {
      return candidate.toString().equals(version.toLowerCase(Locale.ROOT));
    }
    ProjectVersion asked = ProjectVersion.parse(version);
    return switch (comparison) {
      case EQUAL -> equal(candidate, asked);
      case DIFFERENT -> !equal(candidate, asked);
      case AT_MOST -> candidate.withoutLocal().compareTo(asked) <= 0;
      case AT_LEAST -> candidate.withoutLocal().compareTo(asked) >= 0;
      case BELOW -> below(candidate, asked);
      case ABOVE -> above(candidate, asked);
      case COMPATIBLE ->
          candidate.withoutLocal().compareTo(asked) >= 0
              && startsWith(candidate, withoutLastNumber(asked));
      case IDENTICAL -> throw new IllegalStateException(toString());
    };
  }

  private boolean equal(ProjectVersion candidate, ProjectVersion asked) {
    if (prefix) {
      return startsWith(candidate, asked);
    }
    ProjectVersion compared = asked.local().isEmpty() ? candidate.withoutLocal() : candidate;
    return compared.compareTo(asked) == 0;
  }

  // Before a version come neither its own candidates nor its own development releases.
  private static boolean below(ProjectVersion candidate, ProjectVersion asked) {
    boolean ownCandidate =
        !asked.isPreRelease()
            && candidate.isPreRelease()
            && candidate.base().compareTo(asked.base()) == 0;
    return candidate.compareTo(asked) < 0 && !ownCandidate;
  }

  // After a version come neither its own later repairs nor its local variants.
  private static boolean above(ProjectVersion candidate, ProjectVersion asked) {
    boolean sameBase = candidate.base().compareTo(asked.base()) == 0;
    boolean ownRepair = sameBase && asked.post().isEmpty() && candidate.post().isPresent();
    boolean ownVariant = sameBase && !candidate.local().isEmpty();
    return candidate.compareTo(asked) > 0 && !ownRepair && !ownVariant;
  }

  private static ProjectVersion withoutLastNumber(ProjectVersion version) {
    return new ProjectVersion(
        version.epoch(),
        version.release().subList(0, version.release().size() - 1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static boolean startsWith(ProjectVersion candidate, ProjectVersion beginning) {
    if (candidate.epoch().compareTo(beginning.epoch()) != 0) {
      return false;
    }
    for (int i = 0; i < beginning.release().size(); i++) {
      BigInteger number =
          i < candidate.release().size() ? candidate.release().get(i) : BigInteger.ZERO;
      if (!number.equals(beginning.release().get(i))) {
        return false;
      }
    }
    boolean releaseOnly = beginning.pre().isEmpty() && beginning.post().isEmpty();
    return releaseOnly
        || (candidate.release().size() <= beginning.release().size()
            && candidate.pre().equals(beginning.pre())
            && (beginning.post().isEmpty() || candidate.post().equals(beginning.post())));
  }

  @Override
  public int compareTo(VersionSpecifier other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return comparison + version + (prefix ? ".*" : "");
  }
}
