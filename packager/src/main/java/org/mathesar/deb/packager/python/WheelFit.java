package org.mathesar.deb.packager.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which wheels CPython of a target can use and which of them it likes best: the tags that pip has
 * there (PEP 425, PEP 600), in pip's order. Those of musl and those of no particular C library are
 * not among them.
 */
public final class WheelFit {
  private static final Pattern BUILD = Pattern.compile("([0-9]+)(.*)");
  private static final Map<Integer, String> LEGACY =
      Map.of(17, "manylinux2014", 12, "manylinux2010", 5, "manylinux1");
  private static final int OLDEST_STABLE_ABI = 2;
  private static final Glibc NEWEST = new Glibc(2, 99);

  private final Map<String, Integer> ranks = new HashMap<>();

  /**
   * The wheels for a target whose C library is not known: those for any glibc.
   *
   * @param target Python release and machine
   * @return what fits
   */
  public static WheelFit anyGlibc(PythonTarget target) {
    return new WheelFit(target, NEWEST);
  }

  /**
   * The wheels for a target.
   *
   * @param target Python release and machine
   * @param glibc the C library it has at least
   */
  public WheelFit(PythonTarget target, Glibc glibc) {
    List<String> platforms = platforms(target.machine(), glibc);
    int minor = target.python().minor();
    String own = "cp3" + minor;
    addAll(own, own, platforms);
    addAll(own, "abi3", platforms);
    addAll(own, "none", platforms);
    for (int older = minor - 1; older >= OLDEST_STABLE_ABI; older--) {
      addAll("cp3" + older, "abi3", platforms);
    }
    List<String> generic = new ArrayList<>(List.of("py3" + minor, "py3"));
    for (int older = minor - 1; older >= 0; older--) {
      generic.add("py3" + older);
    }
    generic.forEach(python -> addAll(python, "none", platforms));
    addAll(own, "none", List.of("any"));
    generic.forEach(python -> addAll(python, "none", List.of("any")));
  }

  // The oldest glibc that wheels are made for is older on the machine that came first.
  private static List<String> platforms(String machine, Glibc glibc) {
    List<String> platforms = new ArrayList<>();
    int oldest = machine.equals("x86_64") ? 5 : 17;
    for (int minor = glibc.minor(); minor >= oldest; minor--) {
      platforms.add("manylinux_2_" + minor + "_" + machine);
      if (LEGACY.containsKey(minor)) {
        platforms.add(LEGACY.get(minor) + "_" + machine);
      }
    }
    return platforms;
  }

  private void addAll(String python, String abi, List<String> platforms) {
    for (String platform : platforms) {
      ranks.putIfAbsent(tag(python, abi, platform), ranks.size());
    }
  }

  private static String tag(String python, String abi, String platform) {
    return python + "-" + abi + "-" + platform;
  }

  /**
   * Whether a wheel can be used.
   *
   * @param wheel its name
   * @return true where one of its tags is among the target's
   */
  public boolean fits(WheelName wheel) {
    return rank(wheel).isPresent();
  }

  /**
   * The wheel that pip would take.
   *
   * @param wheels of one version of one project
   * @return empty where none fits
   */
  public Optional<WheelName> best(Collection<WheelName> wheels) {
    return wheels.stream()
        .filter(this::fits)
        .min(
            Comparator.comparingInt((WheelName wheel) -> rank(wheel).orElseThrow())
                .thenComparing(WheelFit::buildNumber, Comparator.reverseOrder())
                .thenComparing(WheelFit::buildSuffix, Comparator.reverseOrder())
                .thenComparing(Comparator.naturalOrder()));
  }

  private OptionalInt rank(WheelName wheel) {
    int best = Integer.MAX_VALUE;
    for (String python : wheel.pythonTags()) {
      for (String abi : wheel.abiTags()) {
        for (String platform : wheel.platformTags()) {
          best = Math.min(best, ranks.getOrDefault(tag(python, abi, platform), best));
        }
      }
    }
    return best == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private static BigInteger buildNumber(WheelName wheel) {
    Matcher matcher = BUILD.matcher(wheel.buildTag());
    return matcher.matches() ? new BigInteger(matcher.group(1)) : BigInteger.ONE.negate();
  }

  private static String buildSuffix(WheelName wheel) {
    Matcher matcher = BUILD.matcher(wheel.buildTag());
    return matcher.matches() ? matcher.group(2) : "";
  }
}
