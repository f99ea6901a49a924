package org.mathesar.deb.packager.source;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mathesar.deb.format.version.DebVersion;

/**
 * A version as an application's authors write it: numbers, and what PEP 440 or Semantic Versioning
 * let follow them. {@code 1.0rc1}, {@code 1.0-rc.1} and {@code v1.0.rc1} are one version.
 *
 * @param text as it was written
 */
public record UpstreamVersion(String text) {
  private static final Pattern FORM =
      Pattern.compile(
          "v?(?<numbers>[0-9]+(?:\\.[0-9]+)*)"
              + "(?:[-_.]?(?<stage>alpha|beta|a|b|c|rc|preview|pre)[-_.]?(?<stageNumber>[0-9]+)?)?"
              + "(?<hasPost>[-_.]?(?:post|rev|r)[-_.]?(?<post>[0-9]+)?)?"
              + "(?<hasDev>[-_.]?dev[-_.]?(?<dev>[0-9]+)?)?"
              + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

  // Checks the form; throws {@link IllegalArgumentException} with the text quoted.
  public UpstreamVersion {
    if (!isOne(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' is no version: write it as 1.2.3 or, before a release, as 1.2.3rc1");
    }
  }

  /**
   * Whether a text is a version.
   *
   * @param text any text
   * @return true where this record can be made of it
   */
  public static boolean isOne(String text) {
    return FORM.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * The version in Debian's form, where dpkg puts what comes before a release before it: {@code
   * 1.0rc1} becomes {@code 1.0~rc1}, {@code 1.0.dev3} {@code 1.0~~dev3} and {@code 1.0.post1}
   * {@code 1.0+post1}.
   *
   * @return an upstream version without a revision
   */
  public DebVersion debian() {
    Matcher matcher = match();
    StringBuilder debian = new StringBuilder(matcher.group("numbers"));
    Optional<String> stage = Optional.ofNullable(matcher.group("stage"));
    stage.ifPresent(
        name -> debian.append('~').append(shortName(name)).append(number(matcher, "stageNumber")));
    if (matcher.group("hasPost") != null) {
      debian.append("+post").append(number(matcher, "post"));
    }
    if (matcher.group("hasDev") != null) {
      // Two tildes: what is under development comes before its first alpha.
      debian.append(stage.isPresent() ? "~dev" : "~~dev").append(number(matcher, "dev"));
    }
    Optional.ofNullable(matcher.group("local"))
        .ifPresent(local -> debian.append('+').append(local.replaceAll("[-_]", ".")));
    return new DebVersion(0, debian.toString(), "");
  }

  /**
   * Whether this comes before the release of the same numbers.
   *
   * @return true for alphas, betas, release candidates and what is under development
   */
  public boolean isBeforeRelease() {
    Matcher matcher = match();
    return matcher.group("stage") != null || matcher.group("hasDev") != null;
  }

  /**
   * The release that this version is or leads to.
   *
   * @return its numbers alone
   */
  public UpstreamVersion release() {
    return new UpstreamVersion(match().group("numbers"));
  }

  /**
   * The release to be expected after this one: its second number raised, the rest zero; the release
   * itself where this one only leads to it.
   *
   * @return such as 0.12.0 for 0.11.3
   */
  public UpstreamVersion next() {
    if (isBeforeRelease()) {
      return release();
    }
    List<String> numbers = Arrays.asList(match().group("numbers").split("\\.", -1));
    StringBuilder next = new StringBuilder(numbers.get(0));
    for (int i = 1; i < Math.max(2, numbers.size()); i++) {
      String number = i < numbers.size() ? numbers.get(i) : "0";
      next.append('.').append(i == 1 ? new BigInteger(number).add(BigInteger.ONE) : "0");
    }
    return new UpstreamVersion(next.toString());
  }

  /**
   * Whether two texts are one version.
   *
   * @param other what to compare with
   * @return true where they are the same in Debian's form
   */
  public boolean isSameAs(UpstreamVersion other) {
    return debian().equals(other.debian());
  }

  private Matcher match() {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalStateException("the form was checked: " + text);
    }
    return matcher;
  }

  private static String shortName(String stage) {
    return switch (stage) {
      case "alpha" -> "a";
      case "beta" -> "b";
      case "c", "pre", "preview" -> "rc";
      default -> stage;
    };
  }

  private static BigInteger number(Matcher matcher, String group) {
    return Optional.ofNullable(matcher.group(group)).map(BigInteger::new).orElse(BigInteger.ZERO);
  }

  @Override
  public String toString() {
    return text;
  }
}
