package org.mathesar.deb.packager.python;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The condition under which a requirement applies (environment markers, PEP 508), such as {@code
 * python_version >= "3.13" and platform_machine == "x86_64"}.
 */
public sealed interface Marker {

  /**
   * All of them have to hold.
   *
   * @param parts two or more
   */
  record All(List<Marker> parts) implements Marker {
    // Copies.
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(PythonTarget target) {
      return parts.stream().allMatch(part -> part.holds(target));
    }

    @Override
    public String toString() {
      return parts.stream()
          .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
          .collect(Collectors.joining(" and "));
    }
  }

  /**
   * One of them has to hold.
   *
   * @param parts two or more
   */
  record Any(List<Marker> parts) implements Marker {
    // Copies.
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(PythonTarget target) {
      return parts.stream().anyMatch(part -> part.holds(target));
    }

    @Override
    public String toString() {
      return parts.stream().map(Marker::toString).collect(Collectors.joining(" or "));
    }
  }

  /**
   * A comparison of two values.
   *
   * @param left what stands left
   * @param operator one of {@code == != < <= > >= ~= === in} and {@code not in}
   * @param right what stands right
   */
  record Comparison(Operand left, String operator, Operand right) implements Marker {
    private static final Set<String> OPERATORS =
        Set.of("==", "!=", "<", "<=", ">", ">=", "~=", "===", "in", "not in");

    // Refuses what compares nothing.
    public Comparison {
      if (!OPERATORS.contains(operator)) {
        throw new IllegalArgumentException("'" + operator + "' compares nothing in a marker");
      }
    }

    @Override
    public boolean holds(PythonTarget target) {
      String one = left.value(target);
      String other = right.value(target);
      return switch (operator) {
        case "in" -> other.contains(one);
        case "not in" -> !other.contains(one);
        default -> compare(one, other);
      };
    }

    // As versions where both are some, otherwise as texts.
    private boolean compare(String one, String other) {
      ProjectVersion version;
      VersionSpecifier specifier;
      try {
        version = ProjectVersion.parse(one);
        specifier = VersionSpecifier.parse(operator + other);
      } catch (IllegalArgumentException e) {
        return compareTexts(one, other);
      }
      return specifier.admits(version);
    }

    private boolean compareTexts(String one, String other) {
      int order = one.compareTo(other);
      return switch (operator) {
        case "==", "===" -> order == 0;
        case "!=" -> order != 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        // Nothing is compatible with what is no version.
        default -> false;
      };
    }

    @Override
    public String toString() {
      return left + " " + operator + " " + right;
    }
  }

  /** What a comparison compares. */
  sealed interface Operand {

    /**
     * Its value.
     *
     * @param target whose value
     * @return a text
     */
    String value(PythonTarget target);
  }

  /**
   * A text.
   *
   * @param text without both kinds of quotes in it
   */
  record Literal(String text) implements Operand {
    @Override
    public String value(PythonTarget target) {
      return text;
    }

    @Override
    public String toString() {
      return text.indexOf('"') < 0 ? '"' + text + '"' : "'" + text + "'";
    }
  }

  /** A variable of PEP 508; what only a running machine knows is empty text. */
  enum Variable implements Operand {
    /** Always that of Linux. */
    OS_NAME,
    /** Always that of Linux. */
    SYS_PLATFORM,
    /** The machine as the kernel calls it. */
    PLATFORM_MACHINE,
    /** Always CPython. */
    PLATFORM_PYTHON_IMPLEMENTATION,
    /** The running kernel's: unknown. */
    PLATFORM_RELEASE,
    /** Always Linux. */
    PLATFORM_SYSTEM,
    /** The running kernel's: unknown. */
    PLATFORM_VERSION,
    /** Such as {@code 3.13}. */
    PYTHON_VERSION,
    /** The first of the minor release, as uv takes it. */
    PYTHON_FULL_VERSION,
    /** Always cpython. */
    IMPLEMENTATION_NAME,
    /** The first of the minor release, as uv takes it. */
    IMPLEMENTATION_VERSION,
    /** None: a requirement of an application stands by itself. */
    EXTRA;

    @Override
    public String value(PythonTarget target) {
      return switch (this) {
        case OS_NAME -> "posix";
        case SYS_PLATFORM -> "linux";
        case PLATFORM_MACHINE -> target.machine();
        case PLATFORM_PYTHON_IMPLEMENTATION -> "CPython";
        case PLATFORM_SYSTEM -> "Linux";
        case PYTHON_VERSION -> target.python().toString();
        case PYTHON_FULL_VERSION, IMPLEMENTATION_VERSION -> target.python() + ".0";
        case IMPLEMENTATION_NAME -> "cpython";
        case PLATFORM_RELEASE, PLATFORM_VERSION, EXTRA -> "";
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A marker from its text.
   *
   * @param text such as {@code python_version >= '3.13'}
   * @return the marker
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static Marker parse(String text) {
    return new MarkerParser(text).parse();
  }

  /**
   * Whether it holds for a target.
   *
   * @param target Python release and machine
   * @return true where the requirement applies
   */
  boolean holds(PythonTarget target);
}
