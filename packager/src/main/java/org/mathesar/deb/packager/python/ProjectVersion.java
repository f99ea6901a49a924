package org.mathesar.deb.packager.python;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The version of a Python project (PEP 440), ordered as pip orders versions: {@code 1.0.dev1} comes
 * before {@code 1.0a1}, that before {@code 1.0}, and that before {@code 1.0.post1}.
 *
 * <p>The order does not agree with {@link #equals}: {@code 1.0} and {@code 1.0.0} are one version
 * to pip but two texts.
 *
 * @param epoch 0 where none is written
 * @param release at least one number
 * @param pre whether it is one before the release, and which
 * @param post the number of a release after it
 * @param dev the number of a development release
 * @param local what follows {@code +}, empty for none
 */
public record ProjectVersion(
    BigInteger epoch,
    List<BigInteger> release,
    Optional<Pre> pre,
    Optional<BigInteger> post,
    Optional<BigInteger> dev,
    List<String> local)
    implements Comparable<ProjectVersion> {
  private static final Pattern FORM =
      Pattern.compile(
          "v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)"
              + "(?:[-_.]?(?<stage>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<pre>[0-9]+)?)?"
              + "(?<post>-(?<implicit>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<number>[0-9]+)?)?"
              + "(?<dev>[-_.]?dev[-_.]?(?<devnumber>[0-9]+)?)?"
              + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");
  private static final Comparator<Optional<BigInteger>> ABSENT_FIRST =
      Comparator.comparing(number -> number.orElse(BigInteger.ONE.negate()));
  private static final Comparator<ProjectVersion> ORDER =
      Comparator.comparing(ProjectVersion::epoch)
          .thenComparing(ProjectVersion::release, ProjectVersion::compareReleases)
          .thenComparingInt(ProjectVersion::stage)
          .thenComparing(version -> version.pre.map(Pre::number), ABSENT_FIRST)
          .thenComparing(ProjectVersion::post, ABSENT_FIRST)
          // A development release comes before what it develops.
          .thenComparing(version -> version.dev.isEmpty())
          .thenComparing(ProjectVersion::dev, ABSENT_FIRST)
          .thenComparing(ProjectVersion::local, ProjectVersion::compareLocals);

  /** How far a release before the release is. */
  public enum Stage {
    /** Written {@code a}. */
    ALPHA("a", 0),
    /** Written {@code b}. */
    BETA("b", 1),
    /** Written {@code rc}. */
    CANDIDATE("rc", 2);

    private final String text;
    private final int rank;

    Stage(String text, int rank) {
      this.text = text;
      this.rank = rank;
    }

    private static Stage of(String spelling) {
      return switch (spelling.charAt(0)) {
        case 'a' -> ALPHA;
        case 'b' -> BETA;
        default -> CANDIDATE;
      };
    }
  }

  /**
   * A release before the release.
   *
   * @param stage how far it is
   * @param number which one of that stage
   */
  public record Pre(Stage stage, BigInteger number) {}

  // Copies, and refuses a version without numbers.
  public ProjectVersion {
    release = List.copyOf(release);
    local = List.copyOf(local);
    if (release.isEmpty()) {
      throw new IllegalArgumentException("a version needs at least one number");
    }
  }

  /**
   * A version from any of its spellings (PEP 440, normalization).
   *
   * @param text such as {@code 4.2.29} or {@code 1.0-RC1}
   * @return the version
   */
  public static ProjectVersion parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no version of a Python project");
    }
    @Nullable String stage = matcher.group("stage");
    @Nullable String local = matcher.group("local");
    @Nullable String implicit = matcher.group("implicit");
    return new ProjectVersion(
        number(matcher.group("epoch")),
        Arrays.stream(matcher.group("release").split("\\.")).map(BigInteger::new).toList(),
        stage == null
            ? Optional.empty()
            : Optional.of(new Pre(Stage.of(stage), number(matcher.group("pre")))),
        matcher.group("post") == null
            ? Optional.empty()
            : Optional.of(number(implicit == null ? matcher.group("number") : implicit)),
        matcher.group("dev") == null
            ? Optional.empty()
            : Optional.of(number(matcher.group("devnumber"))),
        local == null
            ? List.of()
            : Arrays.stream(local.split("[-_.]")).map(ProjectVersion::segment).toList());
  }

  private static BigInteger number(@Nullable String digits) {
    return digits == null ? BigInteger.ZERO : new BigInteger(digits);
  }

  private static String segment(String text) {
    return isNumber(text) ? new BigInteger(text).toString() : text;
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Whether it is meant for trying only.
   *
   * @return true for development releases and those before a release
   */
  public boolean isPreRelease() {
    return pre.isPresent() || dev.isPresent();
  }

  /**
   * The version without its local part.
   *
   * @return itself where it has none
   */
  public ProjectVersion withoutLocal() {
    return new ProjectVersion(epoch, release, pre, post, dev, List.of());
  }

  /**
   * Epoch and release alone.
   *
   * @return such as 1.0 for 1.0rc1.post2+local
   */
  public ProjectVersion base() {
    return new ProjectVersion(
        epoch, release, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  @Override
  public int compareTo(ProjectVersion other) {
    return ORDER.compare(this, other);
  }

  private static int compareReleases(List<BigInteger> one, List<BigInteger> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      BigInteger left = i < one.size() ? one.get(i) : BigInteger.ZERO;
      BigInteger right = i < other.size() ? other.get(i) : BigInteger.ZERO;
      int order = left.compareTo(right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int stage() {
    if (pre.isPresent()) {
      return pre.get().stage().rank;
    }
    return post.isEmpty() && dev.isPresent() ? -1 : Integer.MAX_VALUE;
  }

  private static int compareLocals(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = compareSegments(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static int compareSegments(String one, String other) {
    if (isNumber(one) && isNumber(other)) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    // Numbers come after words.
    return isNumber(one) == isNumber(other)
        ? one.compareTo(other)
        : Boolean.compare(isNumber(one), isNumber(other));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (epoch.signum() > 0) {
      text.append(epoch).append('!');
    }
    text.append(release.stream().map(BigInteger::toString).collect(Collectors.joining(".")));
    pre.ifPresent(before -> text.append(before.stage().text).append(before.number()));
    post.ifPresent(number -> text.append(".post").append(number));
    dev.ifPresent(number -> text.append(".dev").append(number));
    if (!local.isEmpty()) {
      text.append('+').append(String.join(".", local));
    }
    return text.toString();
  }
}
