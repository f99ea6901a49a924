package org.mathesar.deb.cli.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mathesar.deb.format.value.Architecture;
import org.mathesar.deb.packager.descriptor.Codename;
import org.mathesar.deb.packager.descriptor.Release;
import org.mathesar.deb.packager.python.PythonTarget;
import org.mathesar.deb.packager.python.PythonVersion;

/**
 * What a user wrote to name targets: {@code bookworm}, {@code python3.11} or {@code all}, each with
 * or without a machine behind it, as in {@code bookworm/arm64}.
 *
 * @param kind which Python releases
 * @param architecture which machine, empty for every one of the descriptor
 */
public record TargetSpec(Kind kind, Optional<Architecture> architecture) {
  private static final String PYTHON = "python";

  /** Which Python releases a specification names. */
  public sealed interface Kind {
    /** Every one of the descriptor. */
    record Everything() implements Kind {
      @Override
      public String toString() {
        return "all";
      }
    }

    /**
     * The one that a release of Debian or Ubuntu has.
     *
     * @param codename of the release
     */
    record OfRelease(Codename codename) implements Kind {
      @Override
      public String toString() {
        return codename.value();
      }
    }

    /**
     * One itself.
     *
     * @param version of Python
     */
    record OfPython(PythonVersion version) implements Kind {
      @Override
      public String toString() {
        return PYTHON + version;
      }
    }
  }

  // Refuses the architecture "all", which is no machine.
  public TargetSpec {
    if (architecture.equals(Optional.of(Architecture.ALL))) {
      throw new IllegalArgumentException(
          "'" + kind + "/all' is no target: leave '/all' away to name every machine");
    }
  }

  /**
   * A specification from its text.
   *
   * @param text such as {@code bookworm}, {@code python3.11/amd64} or {@code all}
   * @return the specification
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static TargetSpec parse(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? new TargetSpec(parseKind(text), Optional.empty())
          : new TargetSpec(
              parseKind(text.substring(0, slash)),
              Optional.of(new Architecture(text.substring(slash + 1))));
    } catch (IllegalArgumentException e) {
      String lower = text.toLowerCase(Locale.ROOT);
      if (!lower.equals(text)) {
        throw new IllegalArgumentException(
            "'" + text + "' is no target: write it in lower case, as " + parse(lower), e);
      }
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no target: write a codename, python3.N or all, with /amd64 or another machine"
              + " behind it where you mean only that one",
          e);
    }
  }

  private static Kind parseKind(String text) {
    if (text.equals("all")) {
      return new Kind.Everything();
    }
    // No codename has a full stop, so that python3 alone is refused as neither.
    if (text.startsWith(PYTHON)) {
      return new Kind.OfPython(PythonVersion.parse(text.substring(PYTHON.length())));
    }
    return new Kind.OfRelease(new Codename(text));
  }

  /**
   * The targets it names.
   *
   * @param known which targets there are
   * @return empty where there is none of that name
   */
  List<PythonTarget> in(KnownTargets known) {
    List<PythonVersion> pythons = pythons(known);
    return known.architectures().stream()
        .filter(candidate -> architecture.isEmpty() || architecture.get().equals(candidate))
        .flatMap(machine -> pythons.stream().map(python -> new PythonTarget(python, machine)))
        .toList();
  }

  private List<PythonVersion> pythons(KnownTargets known) {
    if (kind instanceof Kind.OfRelease wanted) {
      return known.releases().stream()
          .filter(release -> release.codename().equals(wanted.codename()))
          .map(Release::python)
          .toList();
    }
    if (kind instanceof Kind.OfPython wanted) {
      return known.pythons().stream().filter(wanted.version()::equals).toList();
    }
    return known.pythons();
  }

  @Override
  public String toString() {
    return kind + architecture.map(machine -> "/" + machine).orElse("");
  }
}
